import { isUnknown } from "../../core/common/unknown";
import { draftOf, liveOf } from "../../core/common/versions";
import { RefusedError } from "../../core/errors/base";
import { contentBeside, experienceVersionModel, hasContent } from "../../core/model/experienceVersion";
import { type Difference, differences } from "../../core/model/model";
import { contentOf, type ExperienceVersionInputs, type VersionContent } from "../../core/model/versionSchema";
import type { DeclaredStatus, OwnedVersion } from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import { type Adoption, mismatchError, notFoundError } from "../shared/adoption";
import { fillUnknownsFromLive } from "../shared/fillUnknownsFromLive";
import type { Session } from "../shared/session";
import { listVersions } from "./currentVersions";
import { type ReconcileRequest, reconcileRequestFor } from "./reconcileRequest";
import { declaredForm, parseVersionId } from "./versionRecord";

export interface AdoptableVersion {
    version: WireVersion;
    /** The draft beside the version, if the declaration has a `staged`. */
    staged: WireVersion | undefined;
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
    const staged = inputs.staged === undefined ? undefined : stagedBeside(version, versions);
    const rows = differencesFrom(inputs, version, staged);
    if (rows.length > 0 && adoption.onMismatch === "refuse") {
        throw mismatchError(subject, adoption.id, rows);
    }
    return { version, staged, versions, rows };
}

/** A user who names a version has seen it and the live version, so both count as read. */
export function adoptionRequest(
    session: Session,
    inputs: ExperienceVersionInputs,
    { id }: Adoption,
    { version, staged, versions }: AdoptableVersion,
): ReconcileRequest {
    const live = liveOf(versions);
    const isDraftBesideLive = version.status === "DRAFT" && live !== undefined && inputs.status !== "DRAFT";
    const named = isDraftBesideLive ? live : version;
    const owned: OwnedVersion = {
        uid: named.uid,
        status: named.status as DeclaredStatus,
        stagedUid: isDraftBesideLive ? version.uid : staged?.uid,
    };
    return { ...reconcileRequestFor(session, inputs, id, {}), owned };
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
    if (versions === undefined || version === undefined) {
        return undefined;
    }
    const staged = stagedBeside(version, versions);
    const withStaged =
        news.staged === undefined || staged === undefined
            ? {}
            : { staged: contentBeside(staged, news.staged) };
    return {
        ...experienceVersionModel.fromWire(version),
        ...contentBeside(version, news),
        ...withStaged,
        projectUid: news.projectUid,
        experience: experienceUid,
    };
}

/** The draft with content beside a live version. */
function stagedBeside(version: WireVersion, versions: readonly WireVersion[]): WireVersion | undefined {
    const draft = draftOf(versions);
    return draft !== version && draft?.variants?.length ? draft : undefined;
}

function differencesFrom(
    declared: ExperienceVersionInputs,
    version: WireVersion,
    staged: WireVersion | undefined,
): Difference[] {
    const { projectUid, experience } = declared;
    const live = declaredForm(version, staged, experience, projectUid, {});
    const inputs = { ...fillUnknownsFromLive(experienceVersionModel, declared, live), projectUid };
    const comparable = {
        ...inputs,
        ...withoutShortUids(inputs),
        ...(inputs.staged === undefined
            ? {}
            : { staged: { ...inputs.staged, ...withoutShortUids(inputs.staged) } }),
    };
    const rows = differences(experienceVersionModel, comparable, live);
    return rows.length > 0
        ? rows
        : [
              ...identityRows("variants", contentOf(inputs), version),
              ...identityRows("staged.variants", inputs.staged, staged),
          ];
}

function withoutShortUids({ variants }: VersionContent): Pick<VersionContent, "variants"> {
    return { variants: variants.map(({ shortUid: _, ...each }) => each) };
}

function identityRows(
    field: string,
    declared: VersionContent | undefined,
    version: WireVersion | undefined,
): Difference[] {
    return declared === undefined || version === undefined || hasContent(version, declared)
        ? []
        : [
              {
                  field,
                  declared: declared.variants.map(({ shortUid }) => shortUid),
                  live: version.variants?.map(({ shortUid }) => shortUid),
              },
          ];
}
