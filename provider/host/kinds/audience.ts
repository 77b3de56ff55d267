import { audienceModel } from "../../core/model/audience";
import { attributeReferences, audienceDoubts } from "../listed/audienceRules";
import { listedLifecycle } from "../listed/listedLifecycle";
import { provideFor } from "../shared/provider";

export = provideFor(
    listedLifecycle({
        model: audienceModel,
        api: (client) => client.audiences,
        references: attributeReferences,
        doubts: audienceDoubts,
        referredBy: {
            kind: "Experience",
            place: "the variants and the targeting of its versions",
            find: async ({ client }, projectUid, uid) =>
                (await client.experiences.list(projectUid)).filter((each) =>
                    each.referredAudiences?.includes(uid),
                ),
        },
    }),
);
