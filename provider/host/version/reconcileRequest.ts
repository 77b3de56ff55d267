import type { KnownVariant } from "../../core/model/variantIdentity";
import { contentOf, type ExperienceVersionInputs } from "../../core/model/versionSchema";
import type { DeclaredVersion, OwnedVersion } from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import type { Props } from "../shared/props";
import type { Session } from "../shared/session";
import type { ComparedContents } from "./currentVersions";
import { versionSubject } from "./experienceOfVersion";
import {
    ownedVersion,
    parseVersionId,
    recordedDraft,
    recordedVariants,
    recordedVersions,
} from "./versionRecord";

/** The declared versions and what their resource has recorded. */
export interface ReconcileRequest extends ComparedContents {
    projectUid: string;
    experienceUid: string;
    subject: string;
    declared: DeclaredVersion;
    /** Absent if the resource is created. */
    owned: OwnedVersion | undefined;
    /** The versions as the resource recorded them. */
    recordedVersions: readonly WireVersion[];
    /** The variants that the resource has recorded, the newest first. */
    recordedVariants: readonly KnownVariant[];
    /** Whether the server accepts a `shortUid` that no version has any more (a setting). */
    reuseShortUids: boolean;
}

/** For a resource that is created or updated. `id` is absent, and `olds` empty, if it is created. */
export function reconcileRequestFor(
    session: Session,
    inputs: ExperienceVersionInputs,
    id: string | undefined,
    olds: Props,
): ReconcileRequest {
    const { projectUid, experience, status, staged } = inputs;
    return {
        projectUid,
        experienceUid: experience,
        subject: versionSubject(session, inputs),
        declared: { status, staged: staged !== undefined, experienceUid: experience },
        content: contentOf(inputs),
        staged,
        owned: id === undefined ? undefined : ownedVersion(id, olds),
        recordedDraft: recordedDraft(olds),
        recordedVersions: id === undefined ? [] : recordedVersions(id, olds),
        recordedVariants: recordedVariants(olds),
        reuseShortUids: session.settings.reuseShortUids,
    };
}

/** For a resource that is removed from the program. */
export function removalRequestFor(
    session: Session,
    id: string,
    projectUid: string,
    props: Props,
): ReconcileRequest {
    const { experienceUid } = parseVersionId(id);
    const owned = ownedVersion(id, props);
    return {
        projectUid,
        experienceUid,
        subject: versionSubject(session, { experience: experienceUid, status: owned.status }),
        declared: { status: "ABSENT", staged: false, experienceUid },
        content: undefined,
        staged: undefined,
        owned,
        recordedDraft: recordedDraft(props),
        recordedVersions: recordedVersions(id, props),
        recordedVariants: recordedVariants(props),
        reuseShortUids: session.settings.reuseShortUids,
    };
}
