import * as pulumi from "@pulumi/pulumi";
import { trackRegistration, waitForRegistration } from "./registrations";

/**
 * What an experience refers to through its versions must outlive it: the server refuses to delete an audience or
 * an event while an experience uses it. The engine deletes dependants first, so the experience has to depend on
 * them, although its own arguments name none. It therefore registers only when the synchronous part of the
 * program has run and its versions are known.
 */
const references = new WeakMap<pulumi.Resource, Set<pulumi.Resource>>();

/** Per resource of this package, what its registration waits for; absent where that can't be seen. */
const dependencies = new WeakMap<pulumi.Resource, readonly pulumi.Resource[]>();

const creationOrder = new WeakMap<pulumi.Resource, number>();
let created = 0;

/** Records what a resource waits for, from its arguments and options. */
export function trackCreation(
    resource: pulumi.Resource,
    props: pulumi.Inputs,
    { parent, dependsOn }: pulumi.CustomResourceOptions,
): void {
    creationOrder.set(resource, created++);
    trackRegistration(resource);
    const after = dependsOn === undefined ? [] : [dependsOn].flat();
    if (after.every((each) => pulumi.Resource.isInstance(each))) {
        const parents = parent === undefined || pulumi.ComponentResource.isInstance(parent) ? [] : [parent];
        dependencies.set(resource, [...resourcesIn(props), ...(after as pulumi.Resource[]), ...parents]);
    }
}

/**
 * What an experience depends on, once the program's synchronous part has declared its versions: nothing where it
 * could not be made.
 */
export function referencedByVersions(
    experience: () => pulumi.Resource | undefined,
): Promise<pulumi.Resource[]> {
    return new Promise((resolve) => {
        setImmediate(() => {
            const self = experience();
            const known = self
                ? [...(references.get(self) ?? [])].filter((each) => !dependsOn(each, self))
                : [];
            resolve(waitForRegistration(known));
        });
    });
}

/** Notes that a version of the experience refers to the resources in these arguments. */
export function recordReference(experience: unknown, args: object): void {
    if (pulumi.CustomResource.isInstance(experience)) {
        const known = references.get(experience) ?? new Set();
        references.set(experience, known);
        for (const each of resourcesIn(args)) {
            if (each !== experience) {
                known.add(each);
            }
        }
    }
}

/** Whether a resource waits for another, as far as can be seen; what can't be seen counts as waiting. */
function dependsOn(
    resource: pulumi.Resource,
    other: pulumi.Resource,
    seen = new Set<pulumi.Resource>(),
): boolean {
    if (resource === other) {
        return true;
    }
    const order = creationOrder.get(resource);
    if (seen.has(resource) || (order !== undefined && order < (creationOrder.get(other) ?? 0))) {
        return false;
    }
    seen.add(resource);
    return dependencies.get(resource)?.some((each) => dependsOn(each, other, seen)) ?? true;
}

function resourcesIn(value: unknown): pulumi.Resource[] {
    if (pulumi.Resource.isInstance(value)) {
        return [value];
    }
    if (pulumi.Output.isInstance(value)) {
        return [...(value as unknown as { resources(): Set<pulumi.Resource> }).resources()];
    }
    return typeof value === "object" && value !== null && !(value instanceof Promise)
        ? Object.values(value).flatMap(resourcesIn)
        : [];
}
