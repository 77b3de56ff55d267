import { isUnknown } from "../common/unknown";
import { RefusedError } from "../errors/base";
import { contentBeside, experienceVersionModel, holds } from "../model/experienceVersion";
import { type Difference, differences } from "../model/model";
import type { ExperienceVersionInputs } from "../model/versionSchema";
import type { WireVersion } from "../wire";
import { type Adoption, mismatch, nothingToAdopt } from "./adoption";
import { assumeLive } from "./assumeLive";
import { declaredForm, parseId } from "./experienceVersionRecord";
import { liveOf, look } from "./liveVersions";
import type { Session } from "./session";
import { contentOf } from "./versionChecks";
import { type Wish, wishFor } from "./versionWish";

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
    const { experienceUid, versionUid } = parseId(adoption.id);
    if (experienceUid !== inputs.experience) {
        throw new RefusedError(
            `${subject} can't take over "${adoption.id}": an id to import is <experienceUid>/<versionUid>, and this resource belongs to the experience ${inputs.experience}.`,
        );
    }
    const versions = await look(session, inputs.projectUid, experienceUid, "cached");
    const version = versions?.find(({ uid }) => uid === versionUid);
    if (versions === undefined || version === undefined) {
        throw nothingToAdopt(subject, "experience version", adoption.id, inputs.projectUid);
    }
    if (version.status === "ARCHIVED") {
        throw new RefusedError(
            `${subject} can't take over ${adoption.id}: version ${version.versionNumber} is ARCHIVED, which is history that nothing can change. Import the live version or the draft.`,
        );
    }
    const rows = rowsOf(inputs, version);
    if (rows.length > 0 && adoption.onMismatch === "refuse") {
        throw mismatch(subject, adoption.id, rows);
    }
    return { version, versions, rows };
}

/** What is to become of it: whoever names it has seen it, and what is live beside it. */
export function adoptionWish(
    session: Session,
    inputs: ExperienceVersionInputs,
    { id }: Adoption,
    { version, versions }: AdoptableVersion,
): Wish {
    const live = liveOf(versions);
    const known = { status: version.status, liveVersionUid: live?.uid, liveStatus: live?.status };
    return wishFor(session, inputs, id, known);
}

/** The version that `import` names, as it would be declared. */
export async function namedVersion(
    session: Session,
    news: ExperienceVersionInputs,
    id: string,
): Promise<ExperienceVersionInputs | undefined> {
    const { experienceUid, versionUid } = parseId(id);
    if (!isUnknown(news.experience) && news.experience !== experienceUid) {
        return undefined;
    }
    const versions = await look(session, news.projectUid, experienceUid, "cached");
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

function rowsOf(declared: ExperienceVersionInputs, version: WireVersion): Difference[] {
    const live = declaredForm(version, declared.experience, declared.projectUid, {});
    const { projectUid } = declared;
    const inputs = { ...assumeLive(experienceVersionModel, declared, live), projectUid };
    const named = inputs.variants.map((each) => each.shortUid);
    const comparable = {
        ...inputs,
        variants: inputs.variants.map(({ shortUid: _, ...each }) => each),
    };
    const rows = differences(experienceVersionModel, comparable, live);
    return rows.length === 0 && !holds(version, contentOf(inputs))
        ? [{ field: "variants", declared: named, live: version.variants?.map((each) => each.shortUid) }]
        : rows;
}
