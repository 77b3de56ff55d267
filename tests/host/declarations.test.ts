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
    const dist = join(root, "dist");
    const program = ts.createProgram([join(dist, "index.d.ts")], settings);
    const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(dist));
    const said = ours.flatMap((file) => [...program.getSemanticDiagnostics(file)]);
    expect(ours.length).toBeGreaterThan(20);
    expect(said.map(({ file, messageText }) => [file?.fileName, messageText])).toEqual([]);
});
