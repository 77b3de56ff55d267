import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../errors/base";

/** The resource name of each priority order, by stack and project uid. The configured project is `""`. */
const ordersByStack = new WeakMap<pulumi.Resource, Map<string, string>>();

/** Refuses a second priority order for a project, if the program knows the uids of both projects. */
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
