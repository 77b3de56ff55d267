import { experienceModel } from "../../model/experience";
import { provideFor } from "../host/provider";
import { listedLifecycle } from "../listed/listedLifecycle";

export = provideFor(
    listedLifecycle({
        model: experienceModel,
        api: (client) => client.experiences,
        created(session, projectUid, { uid, latestVersion }) {
            if (latestVersion !== undefined) {
                // The server has made an empty draft with the experience: its first version needs no look.
                session.versions(projectUid, uid).seed([
                    {
                        uid: latestVersion,
                        experienceUid: uid,
                        versionNumber: 1,
                        status: "DRAFT",
                        variants: [],
                    },
                ]);
            }
        },
    }),
);
