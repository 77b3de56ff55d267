import type { Variant } from "./versionSchema";

/** A variant that the server knows: content in the CMS hangs on its `shortUid`. */
export interface KnownVariant {
    name: string;
    shortUid: string;
}

export interface Identities {
    /** Per declared variant its `shortUid`, or undefined where it is a new one. */
    shortUids: (string | undefined)[];
    /** Known variants that the declaration no longer has: content attached to them goes dark. */
    gone: KnownVariant[];
    /** Explicit `shortUid`s that the experience does not have; sending one would make a new variant. */
    strangers: { index: number; shortUid: string }[];
}

/**
 * Finds each declared variant again: by its explicit `shortUid`, then by its name (equal names in their order),
 * then by its former names.
 *
 * @param sources the known variants, the most trusted first: our own version, the live one, the standing draft.
 * @param everGiven every `shortUid` of the experience, archived versions included.
 */
export function identifyVariants(
    variants: readonly Variant[],
    sources: readonly (readonly KnownVariant[])[],
    everGiven: ReadonlySet<string>,
): Identities {
    const shortUids = variants.map((variant) => variant.shortUid);
    const used = new Set(shortUids.filter((each) => each !== undefined));
    const claim = (namesOf: (variant: Variant) => readonly string[]) => {
        for (const source of sources) {
            variants.forEach((variant, index) => {
                if (shortUids[index] !== undefined) {
                    return;
                }
                const names = namesOf(variant);
                const known = source.find((each) => names.includes(each.name) && !used.has(each.shortUid));
                if (known !== undefined) {
                    shortUids[index] = known.shortUid;
                    used.add(known.shortUid);
                }
            });
        }
    };
    claim((variant) => [variant.name]);
    claim((variant) => variant.formerNames ?? []);

    return {
        shortUids,
        gone: (sources.find((source) => source.length > 0) ?? []).filter(
            (known) => !used.has(known.shortUid),
        ),
        strangers: variants.flatMap(({ shortUid }, index) =>
            shortUid !== undefined && !everGiven.has(shortUid) ? [{ index, shortUid }] : [],
        ),
    };
}
