import * as pulumi from "@pulumi/pulumi";

/** The SDK marks the method that lists an output's resources as internal, so that its types lack it. */
interface WithResources {
    resources(): Set<pulumi.Resource>;
}

/** The resources in a value, those that an output comes from among them. */
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
