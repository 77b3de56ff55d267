import { experienceModel } from "../../core/model/experience";
import { listedLifecycle } from "../listed/listedLifecycle";
import { provideFor } from "../shared/provider";

export = provideFor(
    listedLifecycle({
        model: experienceModel,
        api: (client) => client.experiences,
        lossOf({ status }, how) {
            const visitors =
                how === "replaced"
                    ? "Visitors see no variant until the versions of the new experience are live"
                    : "Visitors no longer see its variants";
            return status === "ACTIVE"
                ? `it is live. ${visitors}, and its analytics are lost. The variants of a new experience get new aliases, so editors have to assign the content in the CMS again.`
                : undefined;
        },
        readAhead(session, projectUid, uid) {
            // The engine checks one version after another, and each check would wait for a response. A failure is shown by
            // the check, which reads again.
            void session
                .versions(projectUid, uid)
                .all()
                .catch(() => undefined);
        },
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
