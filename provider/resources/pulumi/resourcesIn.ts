import * as pulumi from "@pulumi/pulumi";

/** Internal to the SDK, and therefore not in its types. */
interface WithResources {
    resources(): Set<pulumi.Resource>;
}

/** The resources in a value, including those that an output comes from. */
export function resourcesIn(value: unknown): pulumi.Resource[] {
    if (pulumi.Resource.isInstance(value)) {
        return [value];
    }
    if (pulumi.Output.isInstance(value)) {
        return [...(value as unknown as WithResources).resources()];
    }
    return typeof value === "object" && value !== null && !(value instanceof Promise)
        ? Object.values(value).flatMap(resourcesIn)
        : [];
}
