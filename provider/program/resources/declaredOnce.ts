import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../../core/errors/base";
import type { Kind } from "../../core/model/model";
import { addLateInput } from "../pulumi/lateInput";

/** The name of the version that this program declares, by experience. */
const versionByExperience = new WeakMap<pulumi.CustomResource, string>();

/** Refuses a second version of an experience, if the program shows that it is the same experience. */
export function reserveVersion(name: string, { experience }: { experience: unknown }): void {
    if (!pulumi.CustomResource.isInstance(experience)) {
        return;
    }
    const first = versionByExperience.get(experience);
    if (first !== undefined) {
        throw new RefusedError(
            `ExperienceVersion "${name}" is a second version of its experience: "${first}" is declared already. ` +
                `An experience has one ExperienceVersion. Declare the draft beside the live version as \`staged\` of "${first}".`,
        );
    }
    versionByExperience.set(experience, name);
}

interface Declared {
    name: string;
    props: pulumi.Inputs;
}

/**
 * The first declaration of each object that a project has once, by stack. Unit tests under Pulumi's `setMocks` have no
 * stack that separates one test from the next, so nothing is recorded for them.
 */
const declarationsByStack = new WeakMap<pulumi.Resource, Map<string, Declared>>();

/**
 * Records the declaration of an object, unless another resource has declared the same object before.
 *
 * @param projectUid the uid of the project; undefined for the configured one
 * @returns the other declaration. Undefined as well if the program does not show the uid of the project
 */
function recordDeclaration(
    declared: Declared,
    projectUid: pulumi.Input<string> | undefined,
    ...object: string[]
): Declared | undefined {
    const stack = pulumi.runtime.getStackResource();
    if (stack === undefined || (projectUid !== undefined && typeof projectUid !== "string")) {
        return undefined;
    }
    const declarations = declarationsByStack.get(stack) ?? new Map<string, Declared>();
    declarationsByStack.set(stack, declarations);
    const id = JSON.stringify([projectUid ?? "", ...object]);
    const first = declarations.get(id);
    if (first === undefined) {
        declarations.set(id, declared);
    }
    return first;
}

/** Refuses a second priority order for a project. */
export function reservePriority(name: string, projectUid: pulumi.Input<string> | undefined): void {
    const first = recordDeclaration({ name, props: {} }, projectUid, "ExperiencesPriority");
    if (first !== undefined) {
        throw new RefusedError(
            `ExperiencesPriority "${name}" is a second priority order for its project: "${first.name}" is declared already. ` +
                "A project has one priority order. Declare all experiences of this program in one ExperiencesPriority.",
        );
    }
}

const NATURAL_KEYS: Partial<Record<Kind, "key" | "name">> = {
    Attribute: "key",
    Event: "key",
    Audience: "name",
    Experience: "name",
};

/**
 * Tells the life cycle of two resources that declare the same key or name, as a hidden input. The life cycle checks one
 * resource after another, so it can take the object of a resource that it has not checked yet for a foreign one. This
 * refuses nothing: a project can contain a name twice.
 *
 * @param props the inputs that Pulumi gets
 */
export function markDuplicates(kind: Kind, name: string, props: pulumi.Inputs): void {
    const field = NATURAL_KEYS[kind];
    const key: unknown = field && props[field];
    if (typeof key === "string") {
        const first = recordDeclaration({ name, props }, props.projectUid, kind, key);
        if (first !== undefined) {
            addLateInput(first.props, "__duplicate", name);
            props.__duplicate = first.name;
        }
    }
}
