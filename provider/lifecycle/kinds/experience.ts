import { experienceModel } from "../../model/experience";
import { provideFor } from "../host/provider";
import { listedLifecycle } from "../listed/listedLifecycle";

export = provideFor(
    listedLifecycle({
        model: experienceModel,
        api: (client) => client.experiences,
        created(session, projectUid, { uid, latestVersion }) {
            if (latestVersion !== undefined) {
                // The server creates an empty draft with the experience, so its versions are known without a request.
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
