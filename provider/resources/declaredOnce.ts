import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../errors/base";
import type { ExperienceVersionArgs } from "./experienceVersionArgs";

/** The name of the version that this program declares, by experience. */
const versionByExperience = new WeakMap<pulumi.CustomResource, string>();

/** Refuses a second version of an experience, if the program shows that it is the same experience. */
export function reserveVersion(name: string, { experience }: ExperienceVersionArgs): void {
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

/** The resource name of each priority order, by stack and project uid. The configured project is `""`. */
const ordersByStack = new WeakMap<pulumi.Resource, Map<string, string>>();

/**
 * Refuses a second priority order for a project, if the program knows the uids of both projects. Unit tests under
 * Pulumi's `setMocks` have no stack that separates one test from the next, so nothing is recorded for them.
 */
export function reservePriority(name: string, projectUid: pulumi.Input<string> | undefined): void {
    const stack = pulumi.runtime.getStackResource();
    if (stack === undefined || (projectUid !== undefined && typeof projectUid !== "string")) {
        return;
    }
    const declared = ordersByStack.get(stack) ?? new Map<string, string>();
    ordersByStack.set(stack, declared);
    const first = declared.get(projectUid ?? "");
    if (first !== undefined) {
        throw new RefusedError(
            `ExperiencesPriority "${name}" is a second priority order for its project: "${first}" is declared already. ` +
                "A project has one priority order. Declare all experiences of this program in one ExperiencesPriority.",
        );
    }
    declared.set(projectUid ?? "", name);
}
