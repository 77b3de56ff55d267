import type { ExperienceVersionInputs } from "../../model/versionSchema";
import type { DeclaredVersion, LastSeen, OwnedVersion } from "../../model/versionState";
import type { Props } from "../host/props";
import type { Session } from "../host/session";
import { versionSubject } from "./experienceOfVersion";
import type { VersionTarget } from "./sendWrite";
import { contentFields } from "./transitionFailures";
import { lastSeen, ownedVersion, recordedVariants } from "./versionRecord";

/** The declared version and what its resource has recorded. */
export interface ReconcileRequest {
    target: VersionTarget;
    owned: OwnedVersion | undefined;
    seen: LastSeen;
    declared: DeclaredVersion;
}

/** @param id the id of the resource, if it exists */
export function reconcileRequestFor(
    session: Session,
    inputs: ExperienceVersionInputs,
    id: string | undefined,
    olds: Props,
): ReconcileRequest {
    const owned = id === undefined ? undefined : ownedVersion(id, olds);
    return {
        target: {
            projectUid: inputs.projectUid,
            experienceUid: inputs.experience,
            subject: versionSubject(session, inputs),
            ownUid: owned?.uid,
            content: contentFields(inputs),
            recorded: recordedVariants(olds),
        },
        owned,
        seen: lastSeen(olds),
        declared: { status: inputs.status, experienceUid: inputs.experience },
    };
}
