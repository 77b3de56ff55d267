import * as pulumi from "@pulumi/pulumi";
import { resourcesIn } from "./pulumi/resourcesIn";

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

/**
 * How long no resource may register before a wait counts as a circular dependency. It is longer than the default
 * timeout of a request, so that a slow server is not mistaken for a circle. If the guess is wrong, `destroy` can
 * fail, because the dependencies that order it are missing.
 */
const STALL_TIMEOUT_MS = 40_000;

const registrations = new WeakMap<pulumi.Resource, Promise<void>>();
/** Functions that end the pending waits. */
const pendingWaits = new Set<() => void>();
let stallTimer: NodeJS.Timeout | undefined;

function trackRegistration(resource: pulumi.Resource): void {
    const registered = new Promise<void>((resolve) => {
        resource.urn.apply(() => {
            stallTimer?.refresh();
            resolve();
        });
    });
    registrations.set(resource, registered);
}

/**
 * Returns the resources that have registered, once all have, or once no resource has registered for a while. The
 * second case prevents a deadlock: an argument of such a resource can depend on the experience that waits here, and
 * nothing shows that in advance.
 */
function waitForRegistration(resources: pulumi.Resource[]): Promise<pulumi.Resource[]> {
    const registered = new Set<pulumi.Resource>();
    const all = resources.map(async (each) => {
        await registrations.get(each);
        registered.add(each);
    });
    return new Promise((resolve) => {
        const end = () => {
            pendingWaits.delete(end);
            if (pendingWaits.size === 0) {
                clearTimeout(stallTimer);
                stallTimer = undefined;
            }
            resolve(resources.filter((each) => registered.has(each)));
        };
        pendingWaits.add(end);
        stallTimer = stallTimer?.refresh() ?? setTimeout(endAllWaits, STALL_TIMEOUT_MS);
        void Promise.all(all).then(end);
    });
}

function endAllWaits(): void {
    for (const end of [...pendingWaits]) {
        end();
    }
}
