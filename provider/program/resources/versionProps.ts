import * as pulumi from "@pulumi/pulumi";
import { isAbsent } from "../../core/common/absent";
import type {
    ExperienceVersionArgs,
    MetricArgs,
    TargetingArgs,
    VariantArgs,
    VersionContentArgs,
} from "./experienceVersionArgs";
import { uidOf, uidsOf } from "./reference";

/** The arguments of a version as the life cycle expects them, with uids instead of resources. */
export function versionProps(args: ExperienceVersionArgs): pulumi.Inputs {
    return {
        ...contentProps(args),
        experience: uidOf(args.experience),
        staged: isAbsent(args.staged) ? undefined : mapInput(args.staged, contentProps),
    };
}

function contentProps(content: VersionContentArgs): object {
    return {
        ...content,
        variants: eachOf(content.variants, variantProps),
        metrics: isAbsent(content.metrics) ? undefined : eachOf(content.metrics, metricProps),
        targeting: isAbsent(content.targeting) ? undefined : mapInput(content.targeting, targetingProps),
    };
}

function variantProps(variant: VariantArgs): object {
    return isAbsent(variant.audiences) ? variant : { ...variant, audiences: uidsOf(variant.audiences) };
}

function metricProps(metric: MetricArgs): object {
    return { ...metric, event: uidOf(metric.event) };
}

function targetingProps(targeting: TargetingArgs): object {
    return targeting.audiences === undefined
        ? targeting
        : { ...targeting, audiences: uidsOf(targeting.audiences) };
}

/**
 * Keeps lists as lists, so that one unknown element leaves the others known in a preview. `check` refuses values that
 * are not lists.
 */
function eachOf<T extends object>(list: pulumi.Input<pulumi.Input<T>[]>, map: (each: T) => object): unknown {
    return mapInput(list, (elements) =>
        Array.isArray(elements)
            ? elements.filter((each) => !isAbsent(each)).map((each) => mapInput(each, map))
            : elements,
    );
}

function mapInput<T>(input: pulumi.Input<T>, map: (value: T) => unknown): unknown {
    return pulumi.Output.isInstance(input) || input instanceof Promise
        ? pulumi.output(input).apply((value) => pulumi.output(isAbsent(value) ? undefined : map(value as T)))
        : map(input as T);
}
