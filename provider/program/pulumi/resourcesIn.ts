import * as pulumi from "@pulumi/pulumi";

/** Internal to the SDK, and therefore not in its types. */
interface WithResources {
    resources?(): Set<pulumi.Resource>;
}

/** The resources in a value, and whether these are certainly all: a promise can resolve to anything. */
export interface FoundResources {
    resources: pulumi.Resource[];
    complete: boolean;
}

/** Finds the resources in a value, including those that an output comes from if the SDK tells. */
export function resourcesIn(value: unknown): FoundResources {
    if (pulumi.Resource.isInstance(value)) {
        return { resources: [value], complete: true };
    }
    if (pulumi.Output.isInstance(value)) {
        const sources = [...((value as unknown as WithResources).resources?.() ?? [])];
        // The function of an `apply` can wait for any other resource. A resource's own output waits for nothing else.
        return { resources: sources, complete: sources.some((each) => isOwnOutput(each, value)) };
    }
    if (value instanceof Promise) {
        return { resources: [], complete: false };
    }
    if (typeof value !== "object" || value === null) {
        return { resources: [], complete: true };
    }
    const parts = Object.values(value).map(resourcesIn);
    return {
        resources: parts.flatMap(({ resources }) => resources),
        complete: parts.every(({ complete }) => complete),
    };
}

function isOwnOutput(resource: pulumi.Resource, output: unknown): boolean {
    return Object.values(resource).includes(output);
}
