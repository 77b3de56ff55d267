import { containsUnknown, isUnknown } from "../../core/common/unknown";
import { contentFromWire, experienceVersionModel, versionBody } from "../../core/model/experienceVersion";
import { preserveDeclaredForm } from "../../core/model/model";
import { distinctVariants, type KnownVariant } from "../../core/model/variantIdentity";
import {
    contentOf,
    type ExperienceVersionInputs,
    type Variant,
    type VersionContent,
} from "../../core/model/versionSchema";
import type { OwnedVersion } from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import type { Props } from "../shared/props";
import { covers } from "../shared/secrets";

/** The outputs of a version in addition to its inputs. */
export interface VersionRecord {
    versionUid: string;
    versionNumber: number;
    experienceShortUid: string;
    shortUids: string[];
    /** Absent if the resource has no staged draft. */
    stagedVersionUid: string | undefined;
    stagedShortUids: string[] | undefined;
    /** Every name and `shortUid` of a variant that the resource has recorded, the newest first. */
    knownVariants: KnownVariant[];
}

type Recorded = Partial<VersionRecord & ExperienceVersionInputs>;

export const versionOutputs: readonly (keyof VersionRecord)[] = [
    "versionUid",
    "versionNumber",
    "experienceShortUid",
    "shortUids",
    "stagedVersionUid",
    "stagedShortUids",
    "knownVariants",
];

/**
 * The outputs that contain names or declared `shortUid`s of variants. A former name stays secret: `knownVariants`
 * itself is then one of the paths.
 */
export function secretOutputs(paths: readonly string[], outputs: Props): string[] {
    const { variants, staged } = outputs as Recorded;
    const isSecret = (path: string) => paths.some((each) => covers(each, path));
    const declaresOne = (list: VersionContent["variants"] | undefined) =>
        Array.isArray(list) && list.some((each) => each?.shortUid !== undefined);
    const ofVariants = ["variants", "staged.variants"];
    const names = ofVariants.some((each) =>
        ["name", "formerNames", "shortUid"].some((field) => isSecret(`${each}.${field}`)),
    );
    return [
        ...(names || isSecret("knownVariants") ? ["knownVariants"] : []),
        ...(isSecret("variants.shortUid") && declaresOne(variants) ? ["shortUids"] : []),
        ...(isSecret("staged.variants.shortUid") && declaresOne(staged?.variants) ? ["stagedShortUids"] : []),
    ];
}

/** The id of the resource: `<experienceUid>/<versionUid>` of its first version. */
export function versionId(experienceUid: string, versionUid: string): string {
    return `${experienceUid}/${versionUid}`;
}

export function parseVersionId(id: string): { experienceUid: string; versionUid: string } {
    const [experienceUid = "", versionUid = ""] = id.split("/");
    return { experienceUid, versionUid };
}

/** @param before the variants that are known already, the newest first */
export function versionRecord(
    version: WireVersion,
    staged: WireVersion | undefined,
    experienceShortUid: string,
    before: readonly KnownVariant[],
): VersionRecord {
    return {
        versionUid: version.uid,
        versionNumber: version.versionNumber,
        experienceShortUid,
        shortUids: shortUidsOf(version),
        stagedVersionUid: staged?.uid,
        stagedShortUids: staged && shortUidsOf(staged),
        knownVariants: distinctVariants([...variantsOf(version), ...variantsOf(staged), ...before]),
    };
}

export function ownedVersion(id: string, props: Props): OwnedVersion {
    const { versionUid, status, stagedVersionUid } = props as Recorded;
    return {
        uid: versionUid ?? parseVersionId(id).versionUid,
        status: status ?? "DRAFT",
        stagedUid: stagedVersionUid,
    };
}

/** The content of the draft of the resource, as recorded. */
export function recordedDraft(props: Props): VersionContent | undefined {
    const recorded = props as Recorded;
    if (recorded.status === "DRAFT") {
        return contentOf(recorded as ExperienceVersionInputs);
    }
    return recorded.stagedVersionUid === undefined ? undefined : recorded.staged;
}

/** The variants of both versions with their `shortUid`s, and then all that the resource has recorded before. */
export function recordedVariants(props: Props): KnownVariant[] {
    const { variants, shortUids, staged, stagedShortUids, knownVariants = [] } = props as Recorded;
    return distinctVariants([
        ...withShortUids(variants, shortUids),
        ...withShortUids(staged?.variants, stagedShortUids),
        ...knownVariants,
    ]);
}

/** The variants of one version as the server has them. */
export function variantsOf(version: WireVersion | undefined): KnownVariant[] {
    return (version?.variants ?? []).flatMap(({ name, shortUid }) =>
        shortUid === undefined ? [] : [{ name, shortUid }],
    );
}

/** The versions as the resource recorded them, for a preview without a request and for identities. */
export function recordedVersions(id: string, props: Props): WireVersion[] {
    const recorded = props as Recorded;
    const { versionNumber = 0, staged, stagedShortUids = [] } = recorded;
    const { uid, status, stagedUid } = ownedVersion(id, props);
    if (recorded.variants === undefined) {
        return [];
    }
    // The inputs of `check` have only the declared `shortUid`s.
    const shortUids = recorded.shortUids ?? recorded.variants.map(({ shortUid }) => shortUid);
    const version = versionBody(status, contentOf(recorded as ExperienceVersionInputs), shortUids);
    return [
        ...(stagedUid === undefined || staged === undefined
            ? []
            : [{ ...versionBody("DRAFT", staged, stagedShortUids), uid: stagedUid, versionNumber: 0 }]),
        { ...version, uid, versionNumber },
    ];
}

/** The versions in the form of a declaration. Values that mean the same keep their recorded form. */
export function declaredForm(
    version: WireVersion,
    staged: WireVersion | undefined,
    experienceUid: string,
    projectUid: string,
    props: Props,
): ExperienceVersionInputs {
    const live = {
        experience: experienceUid,
        // An archived version can be read but not declared.
        status: version.status as ExperienceVersionInputs["status"],
        ...declaredContent(version, props),
        ...(staged === undefined ? {} : { staged: declaredContent(staged, props) }),
    };
    return {
        ...preserveDeclaredForm(experienceVersionModel, props, live),
        projectUid,
    } as ExperienceVersionInputs;
}

/** The content with the declared `shortUid` and `formerNames` of each variant, which the server does not store. */
function declaredContent(version: WireVersion, props: Props): VersionContent {
    const { variants = [], shortUids = [], staged, stagedShortUids = [] } = props as Recorded;
    const content = contentFromWire(version);
    return {
        ...content,
        variants: content.variants.map((variant, index) => {
            const shortUid = version.variants?.[index]?.shortUid ?? "";
            const declared =
                variants[shortUids.indexOf(shortUid)] ?? staged?.variants[stagedShortUids.indexOf(shortUid)];
            return {
                ...variant,
                ...(declared?.shortUid === undefined ? {} : { shortUid: declared.shortUid }),
                ...(declared?.formerNames === undefined ? {} : { formerNames: declared.formerNames }),
            };
        }),
    };
}

function shortUidsOf({ variants = [] }: WireVersion): string[] {
    return variants.map(({ shortUid }) => shortUid ?? "");
}

function withShortUids(
    variants: VersionContent["variants"] = [],
    shortUids: readonly string[] = [],
): KnownVariant[] {
    return variants.flatMap(({ name }, index) => {
        const shortUid = shortUids[index];
        return shortUid === undefined || shortUid === "" ? [] : [{ name, shortUid }];
    });
}

/** Whether the values that identify variants are all known. */
export function hasKnownIdentity(variants: readonly Variant[] | unknown): variants is readonly Variant[] {
    return (
        Array.isArray(variants) &&
        !variants.some(
            (each: Variant) =>
                isUnknown(each) || containsUnknown([each.name, each.shortUid, each.formerNames]),
        )
    );
}
