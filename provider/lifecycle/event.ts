import { eventModel } from "../model/event";
import { listedLifecycle } from "./listed";
import { provideFor } from "./provider";

export = provideFor(
    listedLifecycle({
        model: eventModel,
        api: (client) => client.events,
        referredBy: {
            kind: "Experience",
            find: async ({ client }, projectUid, uid) =>
                (await client.experiences.list(projectUid))
                    .filter((each) => each.referredEvents?.includes(uid))
                    .map((each) => each.uid),
        },
    }),
);
