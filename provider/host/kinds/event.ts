import { eventModel } from "../../core/model/event";
import { listedLifecycle } from "../listed/listedLifecycle";
import { provideFor } from "../shared/provider";

export = provideFor(
    listedLifecycle({
        model: eventModel,
        api: (client) => client.events,
        referredBy: {
            kind: "Experience",
            place: "the metrics of its versions",
            find: async ({ client }, projectUid, uid) =>
                (await client.experiences.list(projectUid)).filter((each) =>
                    each.referredEvents?.includes(uid),
                ),
        },
    }),
);
