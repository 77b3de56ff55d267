import { contentFromWire, experienceVersionModel } from "../../model/experienceVersion";
import { preserveDeclaredForm } from "../../model/model";
import type { KnownVariant } from "../../model/variantIdentity";
import type { ExperienceVersionInputs, Variant } from "../../model/versionSchema";
import type { LastSeen, OwnedVersion } from "../../model/versionState";
import type { WireVersion } from "../../wire";
import type { Props } from "../host/props";
import { liveOf } from "./currentVersions";

/** The outputs of a version in addition to its inputs. */
export interface VersionRecord {
    versionUid: string;
    versionNumber: number;
    liveVersionUid: string | undefined;
    liveStatus: string | undefined;
    experienceShortUid: string;
    shortUids: string[];
}

export const versionOutputs: readonly (keyof VersionRecord)[] = [
    "versionUid",
    "versionNumber",
    "liveVersionUid",
    "liveStatus",
    "experienceShortUid",
    "shortUids",
];

/** The id of the resource: `<experienceUid>/<versionUid>` of its first version. */
export function versionId(experienceUid: string, versionUid: string): string {
    return `${experienceUid}/${versionUid}`;
}

export function parseVersionId(id: string): { experienceUid: string; versionUid: string } {
    const [experienceUid = "", versionUid = ""] = id.split("/");
    return { experienceUid, versionUid };
}

export function versionRecord(
    version: WireVersion,
    versions: readonly WireVersion[],
    experienceShortUid: string,
): VersionRecord {
    const live = liveOf(versions);
    return {
        versionUid: version.uid,
        versionNumber: version.versionNumber,
        liveVersionUid: live?.uid,
        liveStatus: live?.status,
        experienceShortUid,
        shortUids: (version.variants ?? []).map(({ shortUid }) => shortUid ?? ""),
    };
}

export function ownedVersion(id: string, props: Props): OwnedVersion {
    const { versionUid, status } = props as Partial<VersionRecord & ExperienceVersionInputs>;
    return { uid: versionUid ?? parseVersionId(id).versionUid, status: status ?? "DRAFT" };
}

export function lastSeen(props: Props): LastSeen {
    const { liveVersionUid, liveStatus } = props as Partial<VersionRecord>;
    return { uid: liveVersionUid, status: liveStatus };
}

/** The variants and their `shortUid`s as recorded at the last write or refresh. */
export function recordedVariants(props: Props): KnownVariant[] {
    const { variants = [], shortUids = [] } = props as Partial<VersionRecord & ExperienceVersionInputs>;
    return variants.flatMap(({ name }, index) => {
        const shortUid = shortUids[index];
        return shortUid === undefined || shortUid === "" ? [] : [{ name, shortUid }];
    });
}

/** The live version in the form of a declaration. Values that mean the same keep their recorded form. */
export function declaredForm(
    version: WireVersion,
    experienceUid: string,
    projectUid: string,
    props: Props,
): ExperienceVersionInputs {
    const status = version.status as ExperienceVersionInputs["status"];
    const content = contentFromWire(version);
    const variants = content.variants.map((variant, index) => ({
        ...variant,
        ...declaredHints(version.variants?.[index]?.shortUid, props),
    }));
    const live = { experience: experienceUid, status, ...content, variants };
    return {
        ...preserveDeclaredForm(experienceVersionModel, props, live),
        projectUid,
    } as ExperienceVersionInputs;
}

/** The declared `shortUid` and `formerNames` of a variant, which the server does not store. */
function declaredHints(
    shortUid: string | undefined,
    props: Props,
): Pick<Variant, "shortUid" | "formerNames"> {
    const { variants = [], shortUids = [] } = props as Partial<VersionRecord & ExperienceVersionInputs>;
    const declared = shortUid === undefined ? undefined : variants[shortUids.indexOf(shortUid)];
    return {
        ...(declared?.shortUid === undefined ? {} : { shortUid: declared.shortUid }),
        ...(declared?.formerNames === undefined ? {} : { formerNames: declared.formerNames }),
    };
}
