import { variantAlias } from "../common/versions";
import type { WireExperience, WireVersion } from "../wire";

/** The variant group of an experience in the CMS. */
export interface GetVariantGroupResult {
    /** The uid of the variant group in the CMS: `cs` and 16 hexadecimal digits. */
    uid: string;
    /** The uid of the experience in Personalize. */
    experience: string;
    /** The variants of the live version in their order, or of the draft if there is no live version. */
    variants: {
        /** The name that editors see. */
        name: string;
        /** The identifier in Personalize. */
        shortUid: string;
        /** The alias for the delivery API: `cs_personalize_{experienceShortUid}_{shortUid}`. */
        alias: string;
        /** The uid of the variant in the CMS: `cs` and 16 hexadecimal digits. */
        uid: string;
    }[];
    /** The uids in the CMS by `shortUid`, including former variants. */
    variantUids: Record<string, string>;
    /** The uids in the CMS by variant name. If two variants have the same name, the first one. */
    variantUidsByName: Record<string, string>;
}

export function variantGroupResult(
    { uid: experience, shortUid: experienceShortUid, _cms }: WireExperience,
    version: WireVersion,
): GetVariantGroupResult {
    const { variantGroup = "", variants: variantUids = {} } = _cms ?? {};
    const variants = (version.variants ?? []).map(({ name, shortUid = "" }) => ({
        name,
        shortUid,
        alias: variantAlias(experienceShortUid, shortUid),
        uid: variantUids[shortUid] ?? "",
    }));
    const byName = variants.toReversed().map(({ name, uid }) => [name, uid]);
    return {
        uid: variantGroup,
        experience,
        variants,
        variantUids,
        variantUidsByName: Object.fromEntries(byName),
    };
}
