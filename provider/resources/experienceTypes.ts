import * as pulumi from "@pulumi/pulumi";
import { variantsOfOtherType } from "../common/experienceTypes";
import { RefusedError } from "../errors/base";
import type { ExperienceArgs } from "./experience";
import type { ExperienceVersionArgs, VariantArgs } from "./experienceVersionArgs";

/** The experiences of this program whose name and type are literals. */
const declared = new WeakMap<pulumi.CustomResource, { name: string; type: string }>();

export function recordType(
    experience: pulumi.CustomResource,
    logicalName: string,
    args: ExperienceArgs,
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
export function refuseOtherType(name: string, { experience, variants }: ExperienceVersionArgs): void {
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

function isWrittenOut(variant: pulumi.Input<VariantArgs>): variant is VariantArgs {
    return typeof variant === "object" && !pulumi.Output.isInstance(variant) && !(variant instanceof Promise);
}
