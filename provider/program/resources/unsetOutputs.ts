import * as pulumi from "@pulumi/pulumi";
import { isAbsent } from "../../core/common/absent";
import type { Kind } from "../../core/model/model";
import { applyWithUnknowns } from "../pulumi/withUnknowns";

/** The outputs that are unset if an argument is, with this argument. */
const OPTIONAL: Record<Kind, Readonly<Record<string, string>>> = {
    Attribute: { description: "description" },
    Audience: { description: "description" },
    Event: { description: "description" },
    Experience: { description: "description", tags: "tags" },
    ExperienceVersion: {
        variantSplit: "variantSplit",
        metrics: "metrics",
        targeting: "targeting",
        staged: "staged",
        stagedVersionUid: "staged",
        stagedShortUids: "staged",
    },
    ExperiencesPriority: { others: "others" },
};

/**
 * Makes unset outputs known in the preview. A state has no value for them, and the SDK takes each output without a value
 * for unknown. A resource that takes such an output would then change in every preview.
 */
export function makeUnsetOutputsKnown(
    kind: Kind,
    resource: pulumi.CustomResource,
    props: pulumi.Inputs,
): void {
    if (!pulumi.runtime.isDryRun()) {
        return;
    }
    for (const [name, argument] of Object.entries(OPTIONAL[kind])) {
        const declared: unknown = props[argument];
        const registered: unknown = Reflect.get(resource, name);
        const isDecided =
            !isAbsent(declared) && !pulumi.Output.isInstance(declared) && !(declared instanceof Promise);
        if (isDecided || !pulumi.Output.isInstance(registered)) {
            continue;
        }
        const known = applyWithUnknowns(registered, (value) =>
            isAbsent(value) || pulumi.isUnknown(value)
                ? pulumi.output(declared).apply((each) => (isAbsent(each) ? undefined : registered))
                : value,
        );
        Reflect.set(resource, name, known);
    }
}
