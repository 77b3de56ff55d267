import { describeAsBuilder } from "../../core/rules/print";
import { printVersionArgs } from "./printVersion";
import type { Declaration } from "./programPlan";
import type { Scope } from "./scope";
import { list, object, value } from "./text";

export interface PrintSettings {
    readonly scope: Scope;
    /** Whether the program imports and protects the existing objects. */
    readonly adopts: boolean;
    /** The text before the resource: a `const` declaration if another declaration refers to the resource. */
    readonly assignment: string;
}

/** Prints the statement that declares a resource. */
export function printDeclaration(
    declaration: Declaration,
    { scope, adopts, assignment }: PrintSettings,
): string {
    const { kind, id, name } = declaration;
    const options = adopts ? `, ${object({ import: value(id), protect: "true" })}` : "";
    const args = printArgs(declaration, scope);
    return `${assignment}new personalize.${kind}(${value(name.logical)}, ${args}${options});`;
}

function printArgs(declaration: Declaration, scope: Scope): string {
    switch (declaration.kind) {
        case "Attribute": {
            const { key, name, description } = declaration.inputs;
            return object({ key: value(key), name: value(name), description: value(description) });
        }
        case "Event": {
            const { key, description } = declaration.inputs;
            return object({ key: value(key), description: value(description) });
        }
        case "Audience": {
            const { name, description, definition } = declaration.inputs;
            const builder = describeAsBuilder(definition, { attributeExpression: scope.refer });
            return object({ name: value(name), description: value(description), definition: builder });
        }
        case "Experience": {
            const { name, description, type, tags } = declaration.inputs;
            return object({
                name: value(name),
                description: value(description),
                type: value(type),
                tags: value(tags),
            });
        }
        case "ExperienceVersion":
            return printVersionArgs(declaration.inputs, scope);
        case "ExperiencesPriority":
            return object({ order: list(declaration.inputs.order.map(scope.refer)) });
        default:
            throw new Error(`Unknown declaration ${JSON.stringify(declaration satisfies never)}`);
    }
}
