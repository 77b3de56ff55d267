import { attributeModel } from "../../model/attribute";
import { provideFor } from "../host/provider";
import { listedLifecycle } from "../listed/listedLifecycle";

export = provideFor(
    listedLifecycle({
        model: attributeModel,
        api: (client) => client.attributes,
        referredBy: {
            kind: "Audience",
            place: "its definition",
            find: async ({ client }, projectUid, uid) =>
                (await client.audiences.list(projectUid)).filter((each) =>
                    each.referredAttributes?.includes(uid),
                ),
        },
    }),
);
