import { commandLine } from "../common/commandLine";

/**
 * What to do about a live object that no resource of the state is known to manage. Who made it can't be read from the
 * object.
 *
 * @param importOption the resource option that takes over the object
 */
export function existingObjectAdvice(importOption: string): string {
    return (
        `If an interrupted \`pulumi up\` of this stack made it, run \`${commandLine("recover")}\`. ` +
        "If you only changed the logical name or the parent of the resource, add the option aliases. " +
        `If it was made outside of this stack, or if the response to its create request was lost, add the resource option ${importOption}. ` +
        "If you used `--replace`, omit it."
    );
}
