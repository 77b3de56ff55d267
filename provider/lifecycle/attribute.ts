import { attributeModel } from "../model/attribute";
import { listedLifecycle } from "./listed";
import { provideFor } from "./provider";

export = provideFor(
    listedLifecycle({
        model: attributeModel,
        api: (client) => client.attributes,
        referredBy: {
            kind: "Audience",
            find: async ({ client }, projectUid, uid) =>
                (await client.audiences.list(projectUid))
                    .filter((each) => each.referredAttributes?.includes(uid))
                    .map((each) => each.uid),
        },
    }),
);
