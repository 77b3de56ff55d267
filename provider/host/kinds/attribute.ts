import { attributeModel } from "../../core/model/attribute";
import { listedLifecycle } from "../listed/listedLifecycle";
import { provideFor } from "../shared/provider";

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
