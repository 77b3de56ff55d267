import type { ExperienceVersionInputs } from "../../model/versionSchema";
import type { DeclaredVersion, LastSeen, OwnedVersion } from "../../model/versionState";
import type { Props } from "../host/props";
import type { Session } from "../host/session";
import { versionSubject } from "./experienceOfVersion";
import type { VersionTarget } from "./sendWrite";
import { contentFields } from "./transitionFailures";
import { lastSeen, ownedVersion, recordedVariants } from "./versionRecord";

/** What is declared of a version, and what its resource knows. */
export interface ReconcileRequest {
    target: VersionTarget;
    owned: OwnedVersion | undefined;
    seen: LastSeen;
    declared: DeclaredVersion;
}

/** @param id that of the resource, if it has one yet. */
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
