import { sameJson } from "../common/sameJson";
import { containsUnknown } from "../common/unknown";
import { isLive } from "../common/versions";
import type { WireTargeting, WireVariant, WireVersion, WireVersionBody, WireVersionStatus } from "../wire";
import { failuresOf, hasForm } from "./failure";
import type { Model } from "./model";
import { listOrNothing } from "./values";
import { canonicalSplit, wireSplit } from "./variantSplit";
import { versionFailures } from "./versionFailures";
import {
    contentOf,
    type ExperienceVersionInputs,
    experienceVersionSchema,
    isSegmented,
    type Metric,
    type Targeting,
    type Variant,
    type VersionContent,
    variantsForOthers,
} from "./versionSchema";

export const experienceVersionModel: Model<ExperienceVersionInputs, WireVersion> = {
    kind: "ExperienceVersion",
    schema: experienceVersionSchema,
    check: (inputs, before) => [
        ...failuresOf(experienceVersionSchema, inputs),
        ...versionFailures(inputs, before === undefined ? [] : variantsForOthers(before)),
    ],
    fields: ["experience", "status", "variants", "variantSplit", "metrics", "targeting", "staged"],
    normalize: withoutRedundantStaged,
    canonical: ({ experience, status, staged, ...content }) => ({
        experience,
        status,
        ...canonicalContent(content),
        staged: staged && canonicalContent(staged),
    }),
    // The server checks a draft less strictly than a live version.
    makesNew: (before, { status }) => before.status === "DRAFT" && isLive({ status }),
    fromWire: (wire) => ({
        experience: wire.experienceUid ?? "",
        // An archived version can be read but not declared.
        status: wire.status as ExperienceVersionInputs["status"],
        ...contentFromWire(wire),
    }),
};

/** A published change that is still declared as `staged` is not staged behind itself. */
function withoutRedundantStaged(inputs: ExperienceVersionInputs): ExperienceVersionInputs {
    const { staged, ...rest } = inputs;
    if (
        staged === undefined ||
        containsUnknown([staged, contentOf(inputs)]) ||
        !hasForm(experienceVersionSchema, inputs)
    ) {
        return inputs;
    }
    return sameJson(canonicalContent(staged), canonicalContent(contentOf(inputs))) ? rest : inputs;
}

/** The same form for all contents with the same meaning, without `formerNames`. */
export function canonicalContent(content: VersionContent): VersionContent {
    const { variants, metrics, targeting, ...rest } = canonicalSplit(content);
    return {
        ...rest,
        variants: variants.map(canonicalVariant),
        metrics: listOrNothing(metrics?.map((each) => ({ ...each, type: each.type ?? "Primary" }))),
        targeting: canonicalTargeting(targeting),
    };
}

/** Whether a live version has the declared content. A `shortUid` counts if the declaration contains one. */
export function hasContent(wire: WireVersion, declared: VersionContent): boolean {
    return sameJson(canonicalContent(declared), canonicalContent(contentBeside(wire, declared)));
}

/** The content of a live version, with a `shortUid` for each variant that declares one. */
export function contentBeside(wire: WireVersion, declared: VersionContent): VersionContent {
    const live = contentFromWire(wire);
    const variants = live.variants.map((each, index) =>
        declared.variants[index]?.shortUid === undefined
            ? each
            : { ...each, shortUid: wire.variants?.[index]?.shortUid },
    );
    return { ...live, variants };
}

/** The content of a live version in the form of a declaration, without `shortUid`s. */
export function contentFromWire(wire: WireVersion): VersionContent {
    return canonicalContent({
        variants: (wire.variants ?? []).map(variantFromWire),
        variantSplit: wire.variantSplit,
        metrics: wire.metrics?.map(({ event, name, __type }) => ({
            event,
            name,
            type: __type as Metric["type"],
        })),
        targeting: targetingFromWire(wire.targeting),
    });
}

/**
 * The whole body of a version write. `shortUids` has one entry per variant, undefined for a new one.
 */
export function versionBody(
    status: WireVersionStatus,
    content: VersionContent,
    shortUids: readonly (string | undefined)[],
): WireVersionBody {
    const { variantSplit, parts } = wireSplit(content);
    const segmented = isSegmented(content.variants);
    const variants = content.variants.map((variant, index): WireVariant => {
        const shortUid = shortUids[index] === undefined ? {} : { shortUid: shortUids[index] };
        return segmented
            ? {
                  __type: "SegmentedVariant",
                  name: variant.name,
                  audiences: variant.audiences ?? [],
                  audienceCombinationType: variant.audienceCombinationType ?? "AND",
                  lyticsAudiences: variant.lyticsAudiences ?? [],
                  ...shortUid,
              }
            : { __type: "ABTestVariant", name: variant.name, trafficDistribution: parts[index], ...shortUid };
    });
    const targeting = canonicalTargeting(content.targeting);
    return {
        status,
        variants,
        ...(variantSplit === undefined ? {} : { variantSplit }),
        ...(content.metrics === undefined
            ? {}
            : {
                  metrics: content.metrics.map(({ event, name, type }) => ({
                      event,
                      name,
                      __type: type ?? "Primary",
                  })),
              }),
        ...(targeting === undefined ? {} : { targeting: { audience: targeting as Required<Targeting> } }),
    };
}

function variantFromWire(wire: WireVariant): Variant {
    if (wire.__type === "ABTestVariant") {
        return { name: wire.name, trafficDistribution: wire.trafficDistribution };
    }
    const { name, audiences, audienceCombinationType, lyticsAudiences } = wire;
    return { name, audiences, audienceCombinationType, lyticsAudiences };
}

function canonicalVariant({ formerNames: _, ...variant }: Variant): Variant {
    if (variant.audiences === undefined && variant.lyticsAudiences === undefined) {
        return variant;
    }
    return {
        ...variant,
        audiences: variant.audiences ?? [],
        audienceCombinationType: variant.audienceCombinationType ?? "AND",
        lyticsAudiences: listOrNothing(variant.lyticsAudiences),
    };
}

function targetingFromWire(targeting: WireTargeting | undefined): Targeting | undefined {
    return targeting?.audience;
}

function canonicalTargeting(targeting: Targeting | undefined): Targeting | undefined {
    return targeting?.audiences?.length
        ? {
              audiences: targeting.audiences,
              audienceCombinationType: targeting.audienceCombinationType ?? "AND",
          }
        : undefined;
}
