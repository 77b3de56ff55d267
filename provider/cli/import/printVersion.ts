import type {
    ExperienceVersionInputs,
    Metric,
    Targeting,
    Variant,
    VersionContent,
} from "../../core/model/versionSchema";
import type { Scope } from "./scope";
import { list, object, value } from "./text";

export function printVersionArgs(inputs: Omit<ExperienceVersionInputs, "projectUid">, scope: Scope): string {
    const { experience, status, staged } = inputs;
    return object({
        experience: scope.refer(experience),
        status: value(status),
        ...printContent(inputs, scope),
        staged: staged && object(printContent(staged, scope)),
    });
}

function printContent(content: VersionContent, scope: Scope): Parameters<typeof object>[0] {
    const { variants, variantSplit, metrics, targeting } = content;
    return {
        variants: list(variants.map((variant) => printVariant(variant, scope))),
        variantSplit: value(variantSplit),
        metrics: metrics && list(metrics.map((metric) => printMetric(metric, scope))),
        targeting: targeting && printTargeting(targeting, scope),
    };
}

function printVariant(variant: Variant, scope: Scope): string {
    const { name, shortUid, formerNames, audienceCombinationType, lyticsAudiences } = variant;
    return object({
        name: value(name),
        shortUid: value(shortUid),
        formerNames: value(formerNames),
        audiences: references(variant.audiences, scope),
        audienceCombinationType: value(audienceCombinationType),
        lyticsAudiences: lyticsAudiences && list(lyticsAudiences.map(scope.uid)),
        trafficDistribution: value(variant.trafficDistribution),
    });
}

function printMetric({ event, name, type }: Metric, scope: Scope): string {
    return object({ event: scope.refer(event), name: value(name), type: value(type) });
}

function printTargeting({ audiences, audienceCombinationType }: Targeting, scope: Scope): string {
    return object({
        audiences: references(audiences, scope),
        audienceCombinationType: value(audienceCombinationType),
    });
}

const references = (uids: readonly string[] | undefined, scope: Scope): string | undefined =>
    uids && list(uids.map(scope.refer));
