import type { Variant } from "./versionSchema";

/** A variant that the server knows: content in the CMS hangs on its `shortUid`. */
export interface KnownVariant {
    name: string;
    shortUid: string;
}

/** Every variant that the experience ever had, by version. */
export interface KnownVersions {
    /** The versions that count, the most trusted first: our own, as we recorded it, the live one, the draft. */
    current: readonly (readonly KnownVariant[])[];
    /** The archived ones, the newest first: a name that is declared again gets its identity back. */
    archived: readonly (readonly KnownVariant[])[];
}

export interface IdentifiedVariants {
    /** Per declared variant its `shortUid`, or undefined where it is a new one. */
    shortUids: (string | undefined)[];
    /** Declared variants that no current version has, but an archived one. */
    revived: KnownVariant[];
    /** Explicit `shortUid`s that the experience does not have; sending one would make a new variant. */
    strangers: { index: number; shortUid: string }[];
}

/**
 * Finds each declared variant again: by its explicit `shortUid`, then by its name (equal names in their order),
 * then by its former names.
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
    ): KnownVariant[] =>
        versions.flatMap((version) =>
            variants.flatMap((variant, index) => {
                const names = shortUids[index] === undefined ? namesOf(variant) : [];
                const known = version.find((each) => names.includes(each.name) && !used.has(each.shortUid));
                if (known === undefined) {
                    return [];
                }
                shortUids[index] = known.shortUid;
                used.add(known.shortUid);
                return [known];
            }),
        );
    const byName = (variant: Variant) => [variant.name];
    const byFormerName = (variant: Variant) => variant.formerNames ?? [];
    claim(current, byName);
    claim(current, byFormerName);
    const revived = [...claim(archived, byName), ...claim(archived, byFormerName)];

    const everGiven = new Set([...current, ...archived].flat().map(({ shortUid }) => shortUid));
    return {
        shortUids,
        revived,
        strangers: variants.flatMap(({ shortUid }, index) =>
            shortUid !== undefined && !everGiven.has(shortUid) ? [{ index, shortUid }] : [],
        ),
    };
}

/** The known variants that the declaration no longer has. */
export function removedVariants(
    known: readonly KnownVariant[],
    shortUids: readonly (string | undefined)[],
): KnownVariant[] {
    return known.filter(({ shortUid }) => !shortUids.includes(shortUid));
}
