import type {
    WireABTestVariant,
    WireAttribute,
    WireAudience,
    WireExperience,
    WireRuleCombination,
    WireSegmentedVariant,
    WireVersion,
} from "../../../provider/core/wire";
import type { EvaluatedProject } from "../../../provider/evaluation";
import * as rules from "../../../provider/program/rules";

export const TIER = "0123456789abcdef00000001";
export const AGE = "0123456789abcdef00000002";
export const tier = rules.custom(TIER);
export const age = rules.custom(AGE);

const attributes: WireAttribute[] = [
    { uid: TIER, name: "Loyalty tier", key: "loyalty_tier", __type: "CUSTOM" },
    { uid: AGE, name: "Age", key: "age", __type: "CUSTOM" },
    { uid: "COUNTRY", name: "Country", __type: "PRESET" },
];

export const audience = (uid: string, definition: unknown): WireAudience => ({
    uid,
    name: `Audience ${uid}`,
    definition: rules.asDefinition(
        definition as Parameters<typeof rules.asDefinition>[0],
    ) as WireRuleCombination,
});

export const lyticsAudience = (uid: string, slug: string): WireAudience => ({
    uid,
    name: slug,
    slug,
    source: "LYTICS",
});

/** A rule or a combination in the wire's form, as it is, even if the builder would not make it. */
export const bare = (definition: unknown): WireAudience => ({
    uid: "bare",
    name: "Audience bare",
    definition: definition as WireRuleCombination,
});

export const segmentedVariant = (
    shortUid: string,
    audiences: string[],
    more: Partial<WireSegmentedVariant> & { target?: unknown } = {},
): WireSegmentedVariant => ({
    __type: "SegmentedVariant",
    name: `Variant ${shortUid}`,
    shortUid,
    audiences,
    audienceCombinationType: "AND",
    ...more,
});

export const abVariant = (shortUid: string, trafficDistribution?: number): WireABTestVariant => ({
    __type: "ABTestVariant",
    name: `Variant ${shortUid}`,
    shortUid,
    ...(trafficDistribution === undefined ? {} : { trafficDistribution }),
});

interface Declared {
    experience: WireExperience;
    versions: WireVersion[];
}

export function experience(
    shortUid: string,
    type: WireExperience["__type"],
    versions: Partial<WireVersion>[],
    more: Partial<WireExperience> = {},
): Declared {
    const uid = `experience-${shortUid}`;
    return {
        experience: {
            uid,
            shortUid,
            name: `Experience ${shortUid}`,
            __type: type,
            status: "ACTIVE",
            ...more,
        },
        versions: versions.map((version, index) => ({
            uid: `${uid}-${index}`,
            versionNumber: index + 1,
            status: "ACTIVE",
            ...version,
        })),
    };
}

export const segmented = (shortUid: string, ...variants: WireSegmentedVariant[]): Declared =>
    experience(shortUid, "SEGMENTED", [{ variants }]);

export function projectOf(
    audiences: WireAudience[],
    experiences: Declared[] = [],
    priorityOrder = experiences.map(({ experience: { uid } }) => uid),
): EvaluatedProject {
    return {
        attributes,
        audiences,
        experiences: experiences.map((declared) => declared.experience),
        versions: Object.fromEntries(
            experiences.map((declared) => [declared.experience.uid, declared.versions]),
        ),
        priorityOrder,
    };
}
