import { pluginTypeToken } from "../../core/providerText";
import type { ProgramPlan } from "./programPlan";

/** Prints a plan as the file that `pulumi import --file` reads. Pulumi then writes the program in any language. */
export function printBulkImport({ declarations }: ProgramPlan): Map<string, string> {
    const resources = declarations.map(({ kind, id, name }) => ({
        type: pluginTypeToken(kind),
        name: name.variable,
        logicalName: name.logical,
        id,
    }));
    return new Map([["import.json", `${JSON.stringify({ resources }, undefined, 2)}\n`]]);
}
