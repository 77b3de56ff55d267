import { draftOf, liveOf } from "../../core/common/versions";
import type { ExperienceVersionInputs } from "../../core/model/versionSchema";
import type { WireVersion } from "../../core/wire";
import type { FoundObject } from "../shared/provider";
import type { Session } from "../shared/session";
import { adoptableVersion } from "./adoptVersion";
import { listVersions } from "./currentVersions";
import { findExperience, versionSubject } from "./experienceOfVersion";
import { versionId, versionRecord } from "./versionRecord";

/** The version that an interrupted create with these inputs can have made. */
export async function createdVersion(
    session: Session,
    inputs: ExperienceVersionInputs,
): Promise<FoundObject | undefined> {
    const { projectUid, experience } = inputs;
    const subject = versionSubject(session, inputs);
    const versions = await listVersions(session, projectUid, experience, "cached");
    const found = versions && versionInSlot(versions, inputs);
    if (versions === undefined || found === undefined) {
        return undefined;
    }
    const id = versionId(experience, found.uid);
    const adoption = { id, onMismatch: "update" as const };
    // The interruption can have come before the staged draft was written. The next update then writes it.
    const { staged: missing, ...begun } = inputs;
    const created = missing !== undefined && draftOf(versions) === undefined ? begun : inputs;
    const { version, staged, rows } = await adoptableVersion(session, created, adoption, subject);
    const { shortUid } = await findExperience(session, inputs, subject);
    return {
        id,
        storedAt: version.updatedAt,
        rows,
        outs: { ...created, ...versionRecord(version, staged, shortUid, []) },
    };
}

/** The version in the place that the declaration takes. The server itself makes the empty draft of an experience. */
function versionInSlot(
    versions: readonly WireVersion[],
    { status }: ExperienceVersionInputs,
): WireVersion | undefined {
    if (status !== "DRAFT") {
        return liveOf(versions);
    }
    const draft = draftOf(versions);
    return (draft?.variants ?? []).length === 0 ? undefined : draft;
}
