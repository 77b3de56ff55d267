import * as pulumi from "@pulumi/pulumi";
import { variantsOfOtherType } from "../../core/common/experienceTypes";
import { RefusedError } from "../../core/errors/base";

interface TypedExperience {
    name?: pulumi.Input<string>;
    type: pulumi.Input<string>;
}

interface Variant {
    audiences?: unknown;
    lyticsAudiences?: unknown;
}

/** The experiences of this program whose name and type are literals. */
const declared = new WeakMap<pulumi.CustomResource, { name: string; type: string }>();

export function recordType(
    experience: pulumi.CustomResource,
    logicalName: string,
    args: TypedExperience,
): void {
    const { name = logicalName, type } = args;
    if (typeof name === "string" && typeof type === "string") {
        declared.set(experience, { name, type });
    }
}

/**
 * Refuses variants of the other type. The life cycle can't check this in the preview of a new experience, which has
 * no uid yet to look up the type by.
 */
export function refuseOtherType(
    name: string,
    { experience, variants }: { experience: unknown; variants: unknown },
): void {
    const known = pulumi.CustomResource.isInstance(experience) ? declared.get(experience) : undefined;
    if (known === undefined || !Array.isArray(variants)) {
        return;
    }
    const written = variants.filter(isWrittenOut);
    const refusal = written.length < variants.length ? undefined : variantsOfOtherType(known, written);
    if (refusal !== undefined) {
        throw new RefusedError(`ExperienceVersion "${name}": ${refusal}`);
    }
}

function isWrittenOut(variant: unknown): variant is Variant {
    return (
        typeof variant === "object" &&
        variant !== null &&
        !pulumi.Output.isInstance(variant) &&
        !(variant instanceof Promise)
    );
}
