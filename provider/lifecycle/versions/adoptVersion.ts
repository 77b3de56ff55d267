import { isUnknown } from "../../common/unknown";
import { RefusedError } from "../../errors/base";
import { contentBeside, experienceVersionModel, hasContent } from "../../model/experienceVersion";
import { type Difference, differences } from "../../model/model";
import type { ExperienceVersionInputs } from "../../model/versionSchema";
import type { WireVersion } from "../../wire";
import { type Adoption, mismatchError, notFoundError } from "../host/adoption";
import { fillUnknownsFromLive } from "../host/fillUnknownsFromLive";
import type { Session } from "../host/session";
import { listVersions, liveOf } from "./currentVersions";
import { type ReconcileRequest, reconcileRequestFor } from "./reconcileRequest";
import { contentFields } from "./transitionFailures";
import { declaredForm, parseVersionId } from "./versionRecord";

export interface AdoptableVersion {
    version: WireVersion;
    versions: WireVersion[];
    rows: Difference[];
}

/** The version that `import` names, compared with the declaration. */
export async function adoptableVersion(
    session: Session,
    inputs: ExperienceVersionInputs,
    adoption: Adoption,
    subject: string,
): Promise<AdoptableVersion> {
    const { experienceUid, versionUid } = parseVersionId(adoption.id);
    if (experienceUid !== inputs.experience) {
        throw new RefusedError(
            `${subject} can't take over "${adoption.id}": the id of a version is <experienceUid>/<versionUid>, and this resource belongs to the experience ${inputs.experience}.`,
        );
    }
    const versions = await listVersions(session, inputs.projectUid, experienceUid, "cached");
    const version = versions?.find(({ uid }) => uid === versionUid);
    if (versions === undefined || version === undefined) {
        throw notFoundError(subject, "experience version", adoption.id, inputs.projectUid);
    }
    if (version.status === "ARCHIVED") {
        throw new RefusedError(
            `${subject} can't take over ${adoption.id}: version ${version.versionNumber} is ARCHIVED, and an archived version can't change. Import the live version or the draft.`,
        );
    }
    const rows = differencesFrom(inputs, version);
    if (rows.length > 0 && adoption.onMismatch === "refuse") {
        throw mismatchError(subject, adoption.id, rows);
    }
    return { version, versions, rows };
}

/** A user who names a version has seen it and the live version, so both count as read. */
export function adoptionRequest(
    session: Session,
    inputs: ExperienceVersionInputs,
    { id }: Adoption,
    { version, versions }: AdoptableVersion,
): ReconcileRequest {
    const live = liveOf(versions);
    const known = { status: version.status, liveVersionUid: live?.uid, liveStatus: live?.status };
    return reconcileRequestFor(session, inputs, id, known);
}

/** The version that `import` names, in the form of a declaration. */
export async function namedVersion(
    session: Session,
    news: ExperienceVersionInputs,
    id: string,
): Promise<ExperienceVersionInputs | undefined> {
    const { experienceUid, versionUid } = parseVersionId(id);
    if (!isUnknown(news.experience) && news.experience !== experienceUid) {
        return undefined;
    }
    const versions = await listVersions(session, news.projectUid, experienceUid, "cached");
    const version = versions?.find(({ uid }) => uid === versionUid);
    return (
        version && {
            ...experienceVersionModel.fromWire(version),
            ...contentBeside(version, news),
            projectUid: news.projectUid,
            experience: experienceUid,
        }
    );
}

function differencesFrom(declared: ExperienceVersionInputs, version: WireVersion): Difference[] {
    const live = declaredForm(version, declared.experience, declared.projectUid, {});
    const { projectUid } = declared;
    const inputs = { ...fillUnknownsFromLive(experienceVersionModel, declared, live), projectUid };
    const named = inputs.variants.map((each) => each.shortUid);
    const comparable = {
        ...inputs,
        variants: inputs.variants.map(({ shortUid: _, ...each }) => each),
    };
    const rows = differences(experienceVersionModel, comparable, live);
    return rows.length === 0 && !hasContent(version, contentFields(inputs))
        ? [{ field: "variants", declared: named, live: version.variants?.map((each) => each.shortUid) }]
        : rows;
}
