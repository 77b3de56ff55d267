import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../errors/base";

/** Per program, by its stack: the project of each priority order that it declares; the configured one is `""`. */
const ordersByStack = new WeakMap<pulumi.Resource, Map<string, string>>();

/**
 * A project has one order. Refuses a second resource for it, as far as the program itself can see. One process runs
 * many programs with the Automation API, each with a stack of its own. Unit tests under `setMocks` have no stack, so
 * that nothing tells one test from the next, and nothing is remembered.
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
