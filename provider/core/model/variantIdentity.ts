import type { Variant } from "./versionSchema";

/** A variant that the server knows. Its `shortUid` connects it with content in the CMS. */
export interface KnownVariant {
    name: string;
    shortUid: string;
}

/** Each pair of a name and a `shortUid` once, in the order of their first appearance. */
export function distinctVariants(variants: readonly KnownVariant[]): KnownVariant[] {
    return [...new Map(variants.map((each) => [`${each.shortUid} ${each.name}`, each])).values()];
}

/** All variants of an experience, by version. */
export interface KnownVersions {
    /** The current versions, the most trusted first: the resource's own, its record, the live version, the draft. */
    current: readonly (readonly KnownVariant[])[];
    /** The archived versions, newest first: a variant that is declared again gets its identity back. */
    archived: readonly (readonly KnownVariant[])[];
}

export interface IdentifiedVariants {
    /** The `shortUid` of each declared variant; undefined for a new one. */
    shortUids: (string | undefined)[];
    /** Declared `shortUid`s that the experience does not have. Sending one would create a new variant. */
    unknownShortUids: { index: number; shortUid: string }[];
    /** Variants whose own name exists already, so that a former name, which exists as well, has no effect. */
    overruled: { index: number; former: KnownVariant }[];
}

/**
 * Identifies each declared variant by its `shortUid`, then by its name (equal names by their order), then by its
 * former names.
 */
export function identifyVariants(
    variants: readonly Variant[],
    { current, archived }: KnownVersions,
): IdentifiedVariants {
    const shortUids = variants.map((variant) => variant.shortUid);
    const used = new Set(shortUids.filter((each) => each !== undefined));
    const claim = (
        versions: KnownVersions["current"],
        namesOf: (variant: Variant) => readonly string[],
    ): void => {
        for (const version of versions) {
            variants.forEach((variant, index) => {
                const names = shortUids[index] === undefined ? namesOf(variant) : [];
                const known = version.find((each) => names.includes(each.name) && !used.has(each.shortUid));
                if (known !== undefined) {
                    shortUids[index] = known.shortUid;
                    used.add(known.shortUid);
                }
            });
        }
    };
    const byName = (variant: Variant) => [variant.name];
    const byFormerName = (variant: Variant) => variant.formerNames ?? [];
    claim(current, byName);
    claim(current, byFormerName);
    claim(archived, byName);
    claim(archived, byFormerName);

    const everGiven = new Set([...current, ...archived].flat().map(({ shortUid }) => shortUid));
    return {
        shortUids,
        overruled: overruledFormerNames(variants, shortUids, current.flat()),
        unknownShortUids: variants.flatMap(({ shortUid }, index) =>
            shortUid !== undefined && !everGiven.has(shortUid) ? [{ index, shortUid }] : [],
        ),
    };
}

/**
 * The former names that have no effect because the variant's own name exists as well. Names that change places are such.
 * A former name that a new variant has is none.
 */
function overruledFormerNames(
    variants: readonly Variant[],
    shortUids: readonly (string | undefined)[],
    known: readonly KnownVariant[],
): IdentifiedVariants["overruled"] {
    const formerOf = (index: number): KnownVariant | undefined => {
        const { name, shortUid, formerNames = [] } = variants[index] as Variant;
        const given = shortUids[index];
        return shortUid !== undefined || !known.some((each) => each.name === name && each.shortUid === given)
            ? undefined
            : known.find((each) => formerNames.includes(each.name) && each.shortUid !== given);
    };
    return variants.flatMap((_, index) => {
        const former = formerOf(index);
        const holder = former === undefined ? -1 : shortUids.indexOf(former.shortUid);
        const isGivenOn =
            holder >= 0 && variants[holder]?.name === former?.name && formerOf(holder) === undefined;
        return former === undefined || isGivenOn ? [] : [{ index, former }];
    });
}

/** The known variants that are no longer declared. */
export function removedVariants(
    known: readonly KnownVariant[],
    shortUids: readonly (string | undefined)[],
): KnownVariant[] {
    return known.filter(({ shortUid }) => !shortUids.includes(shortUid));
}
