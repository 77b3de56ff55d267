import { join, resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "../..");

/** What `pulumi new typescript` writes: no `skipLibCheck`, so that our declarations are looked at too. */
const settings: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
};

test("the package's declarations compile with the settings of a new Pulumi project", () => {
    const program = ts.createProgram([join(root, "dist/index.d.ts")], settings);
    const said = ts
        .getPreEmitDiagnostics(program)
        .map(
            ({ file, messageText }) =>
                `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
        );
    expect(said).toEqual([]);
});
