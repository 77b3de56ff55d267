import * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../../core/model/model";
import { type FoundResources, resourcesIn } from "../pulumi/resourcesIn";

interface Creation {
    kind: Kind;
    /** The position among the resources of this package. */
    order: number;
    /** The resources that this one waits for. */
    after: FoundResources;
}

const creations = new WeakMap<pulumi.Resource, Creation>();
let created = 0;

/** Records a resource of this package, with the resources in its arguments and options. */
export function trackCreation(
    kind: Kind,
    resource: pulumi.Resource,
    props: pulumi.Inputs,
    options: pulumi.CustomResourceOptions,
): void {
    creations.set(resource, { kind, order: created++, after: resourcesIn([props, withoutStack(options)]) });
}

/** The stack, the parent of all resources, waits for none of them. */
function withoutStack(options: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
    return options.parent === pulumi.runtime.getStackResource() ? { ...options, parent: undefined } : options;
}

/** Whether these values lead to an experience, as far as that is known. */
export function leadsToExperience(values: unknown, seen = new Set<pulumi.Resource>()): boolean {
    return resourcesIn(values).resources.some((each) => {
        const creation = creations.get(each);
        if (creation === undefined || seen.has(each)) {
            return false;
        }
        seen.add(each);
        return creation.kind === "Experience" || leadsToExperience(creation.after.resources, seen);
    });
}

/**
 * Whether a resource certainly does not wait for another one: it was created earlier, or all that it waits for is
 * known and is independent as well. A component counts as dependent, because its own options are not known.
 */
function isIndependentOf(
    resource: pulumi.Resource,
    other: pulumi.Resource,
    seen = new Set<pulumi.Resource>(),
): boolean {
    const creation = creations.get(resource);
    if (resource === other || creation === undefined) {
        return false;
    }
    if (seen.has(resource) || creation.order < (creations.get(other)?.order ?? 0)) {
        return true;
    }
    seen.add(resource);
    const { resources, complete } = creation.after;
    return complete && resources.every((each) => isIndependentOf(each, other, seen));
}

/**
 * The resources that the versions of each experience refer to. They have to be deleted after the experience, because
 * the server does not delete an audience or an event that an experience uses. The engine deletes dependants first, so
 * the experience has to depend on them, although its own arguments do not mention them. The experience therefore
 * registers after the synchronous part of the program, when its versions are known.
 */
const references = new WeakMap<pulumi.Resource, Set<pulumi.Resource>>();

/** Records that a version of the experience refers to the resources in these arguments. */
export function recordReference(experience: unknown, args: object): void {
    if (pulumi.CustomResource.isInstance(experience)) {
        const known = references.get(experience) ?? new Set();
        references.set(experience, known);
        for (const each of resourcesIn(args).resources) {
            known.add(each);
        }
    }
}

/**
 * The resources that the experience depends on, after the synchronous part of the program has declared its versions.
 * Resources that may wait for the experience are left out: the life cycle orders their deletion. Empty if the
 * construction of the experience failed.
 */
export function referencedByVersions(
    experience: () => pulumi.Resource | undefined,
): Promise<pulumi.Resource[]> {
    return new Promise((resolve) => {
        setImmediate(() => {
            const self = experience();
            const known = self
                ? [...(references.get(self) ?? [])].filter((each) => isIndependentOf(each, self))
                : [];
            resolve(whenRegistered(known));
        });
    });
}

const withAdoptedVersions = new WeakSet<pulumi.Resource>();

/** Records that the program adopts a version of the experience. */
export function recordAdoptedVersion(experience: unknown): void {
    if (pulumi.CustomResource.isInstance(experience)) {
        withAdoptedVersions.add(experience);
    }
}

/** Whether the synchronous part of the program has adopted versions of the experience. */
export function adoptsVersions(experience: () => pulumi.Resource | undefined): Promise<boolean> {
    return new Promise((resolve) => {
        setImmediate(() => {
            const self = experience();
            resolve(self !== undefined && withAdoptedVersions.has(self));
        });
    });
}

/** Functions that end the pending waits. */
const pendingWaits = new Set<() => void>();

/**
 * Returns the resources when all have registered. A promise in the arguments of an earlier resource can wait for the
 * experience, which nothing shows in advance. The process would then end with nothing left to do, so the wait ends
 * before that, unless the program has failed.
 */
function whenRegistered(resources: pulumi.Resource[]): Promise<pulumi.Resource[]> {
    const registered = new Set<pulumi.Resource>();
    return new Promise((resolve) => {
        const end = () => {
            pendingWaits.delete(end);
            if (pendingWaits.size === 0) {
                process.off("beforeExit", endAllWaits);
            }
            resolve(resources.filter((each) => registered.has(each)));
        };
        if (pendingWaits.size === 0) {
            process.on("beforeExit", endAllWaits);
        }
        pendingWaits.add(end);
        const count = (each: pulumi.Resource) => {
            registered.add(each);
            if (registered.size === resources.length) {
                end();
            }
        };
        for (const each of resources) {
            each.urn.apply(() => count(each));
        }
        if (resources.length === 0) {
            end();
        }
    });
}

function endAllWaits(): void {
    if (pulumi.log.hasErrors()) {
        return;
    }
    for (const end of [...pendingWaits]) {
        end();
    }
}
