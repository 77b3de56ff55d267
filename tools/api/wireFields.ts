import { join } from "node:path";
import ts from "typescript";

/** The fields of a body, and which of them we always send. */
export interface WireFields {
    readonly all: readonly string[];
    readonly required: readonly string[];
}

const FILE = join(__dirname, "../../provider/core/wire.ts");
let checked: { checker: ts.TypeChecker; source: ts.SourceFile } | undefined;

/** The fields of a type in `wire.ts`. */
export function requiredFields(name: string): WireFields {
    const { checker, source } = load();
    const declaration = source.statements.find(
        (statement): statement is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
            (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
            statement.name.text === name,
    );
    if (declaration === undefined) throw new Error(`wire.ts has no type ${name}`);
    const fields = checker.getTypeAtLocation(declaration.name).getProperties();
    return {
        all: fields.map((field) => field.name),
        required: fields
            .filter((field) => (field.flags & ts.SymbolFlags.Optional) === 0)
            .map((field) => field.name),
    };
}

function load(): NonNullable<typeof checked> {
    if (checked === undefined) {
        const program = ts.createProgram([FILE], { strict: true, noLib: true });
        checked = { checker: program.getTypeChecker(), source: program.getSourceFile(FILE)! };
    }
    return checked;
}
