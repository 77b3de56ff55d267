import * as pulumi from "@pulumi/pulumi";
import { trackRegistration, waitForRegistration } from "./registrations";

/**
 * The resources that the versions of each experience refer to. They have to be deleted after the experience, because
 * the server does not delete an audience or an event that an experience uses. The engine deletes dependants first, so
 * the experience has to depend on them, although its own arguments do not mention them. The experience therefore
 * registers after the synchronous part of the program, when its versions are known.
 */
const references = new WeakMap<pulumi.Resource, Set<pulumi.Resource>>();

/** The resources that each resource depends on. Absent if they can't be determined. */
const dependencies = new WeakMap<pulumi.Resource, readonly pulumi.Resource[]>();

const creationOrder = new WeakMap<pulumi.Resource, number>();
let created = 0;

/** Records the dependencies of a resource, from its arguments and options. */
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
 * The resources that the experience depends on, after the synchronous part of the program has declared its versions.
 * Empty if the construction of the experience failed.
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

/** Records that a version of the experience refers to the resources in these arguments. */
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

/** Whether a resource depends on another one. Dependencies that can't be determined count as yes. */
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
