import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../errors/base";

/** The project of each priority order that this program declares; the configured project is `""`. */
const declared = new Map<string, string>();
let programOf: unknown;

/** A project has one order. Refuses a second resource for it, as far as the program itself can see. */
export function reservePriority(name: string, projectUid: pulumi.Input<string> | undefined): void {
    forgetOtherPrograms();
    if (projectUid !== undefined && typeof projectUid !== "string") {
        return;
    }
    const first = declared.get(projectUid ?? "");
    if (first !== undefined) {
        throw new RefusedError(
            `ExperiencesPriority "${name}" would be a second order of its project, beside "${first}". ` +
                "A project has one priority order: put all experiences of this program into one resource.",
        );
    }
    declared.set(projectUid ?? "", name);
}

/** With the Automation API one process runs many programs, each with a stack of its own. */
function forgetOtherPrograms(): void {
    const stack = pulumi.runtime.getStackResource();
    if (stack !== programOf) {
        programOf = stack;
        declared.clear();
    }
}
