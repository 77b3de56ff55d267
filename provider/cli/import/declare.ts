import { contentFromWire } from "../../core/model/experienceVersion";
import { identifyVariants } from "../../core/model/variantIdentity";
import type { ExperienceVersionInputs, Variant } from "../../core/model/versionSchema";
import type { WireVersion } from "../../core/wire";

/** Returns the arguments without absent values, empty strings and empty lists. */
export function tidy<T extends object>(inputs: T): T {
    const telling = Object.entries(inputs).filter(
        ([, value]) => value !== undefined && value !== "" && !isEmpty(value),
    );
    return Object.fromEntries(telling) as T;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/**
 * Returns a version as a person would declare it: without defaults, and without a variant's identity where the name
 * is enough.
 *
 * @param identities whether variants that their names don't identify get their `shortUid`s, which are valid in this
 * project only
 * @param live the live version if `version` is the draft beside it; its names are former names of the draft's
 * variants
 */
export function declaredVersion(
    experience: string,
    version: WireVersion,
    { identities, live }: { identities: boolean; live: WireVersion | undefined },
): Omit<ExperienceVersionInputs, "projectUid"> {
    const { variants, variantSplit, metrics, targeting } = contentFromWire(version);
    const names = variants.map(({ name }) => name);
    const named = variants.map(({ name }, index) => ({
        name,
        formerNames: formerNames(name, version.variants?.[index]?.shortUid, live),
    }));
    const misleading = live !== undefined && !keepsIdentities(named, version, live);
    return tidy({
        experience,
        status: version.status as ExperienceVersionInputs["status"],
        variants: variants.map((variant, index) => {
            const { shortUid } = version.variants?.[index] ?? {};
            const ambiguous = misleading || names.indexOf(variant.name) !== names.lastIndexOf(variant.name);
            const declared = tidy({
                name: variant.name,
                shortUid: identities && ambiguous ? shortUid : undefined,
                formerNames: named[index]?.formerNames,
                ...audiencesOf(variant),
                trafficDistribution: variant.trafficDistribution,
            });
            // Only the empty list of audiences distinguishes such a variant from one of an A/B test.
            return variant.audiences !== undefined && !variant.lyticsAudiences?.length
                ? { ...declared, audiences: variant.audiences }
                : declared;
        }),
        variantSplit,
        metrics: metrics?.map((metric) =>
            tidy({ ...metric, type: metric.type === "Primary" ? undefined : metric.type }),
        ),
        targeting:
            targeting &&
            tidy({ audiences: targeting.audiences, ...combination(targeting.audienceCombinationType) }),
    });
}

function audiencesOf({ audiences, audienceCombinationType, lyticsAudiences }: Variant): Partial<Variant> {
    return { audiences, ...combination(audienceCombinationType), lyticsAudiences };
}

const combination = (type: "AND" | "OR" | undefined) =>
    type === "OR" ? { audienceCombinationType: type } : {};

/**
 * Returns the name that a draft's variant has in the live version, if the names differ. It is valid in every project.
 */
function formerNames(name: string, shortUid: string | undefined, live: WireVersion | undefined): string[] {
    const before =
        shortUid === undefined ? undefined : live?.variants?.find((each) => each.shortUid === shortUid);
    return before === undefined || before.name === name ? [] : [before.name];
}

/** Whether the names and former names give each variant of the draft the identity that it has now. */
export function keepsIdentities(
    variants: readonly Variant[],
    draft: WireVersion,
    live: WireVersion,
): boolean {
    const known = (live.variants ?? []).flatMap(({ name, shortUid }) =>
        shortUid === undefined ? [] : [{ name, shortUid }],
    );
    const given = new Set(known.map(({ shortUid }) => shortUid));
    const { shortUids } = identifyVariants(variants, { current: [known], archived: [] });
    return (draft.variants ?? []).every(
        ({ shortUid = "" }, index) => shortUids[index] === (given.has(shortUid) ? shortUid : undefined),
    );
}
