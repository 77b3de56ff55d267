import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const here = (name: string) => path.join(__dirname, name);
const config = ts.readConfigFile(path.resolve("tsconfig.json"), ts.sys.readFile).config;
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.resolve());

/** What the compiler says of a file of this folder, of which another text may take the place. */
function compilerOn(name: string, text = readFileSync(here(name), "utf8")): string[] {
    const host = ts.createCompilerHost(options);
    const { getSourceFile } = host;
    host.getSourceFile = (file, languageVersion, ...rest) =>
        path.resolve(file) === here(name)
            ? ts.createSourceFile(file, text, languageVersion, true)
            : getSourceFile.call(host, file, languageVersion, ...rest);
    const program = ts.createProgram([here(name)], options, host);
    const file = program.getSourceFile(here(name));
    return program.getSemanticDiagnostics(file).map(({ messageText, start }) => {
        const line = file!.getLineAndCharacterOfPosition(start ?? 0).line + 1;
        return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
}

const impossible = readFileSync(here("impossible.test-d.ts"), "utf8");

test("what a newcomer should be able to write compiles", () => {
    expect(compilerOn("possible.test-d.ts")).toEqual([]);
});

test("what is impossible does not compile", () => {
    expect(compilerOn("impossible.test-d.ts")).toEqual([]);
    expect(impossible.match(/@ts-expect-error/g)!.length).toBeGreaterThanOrEqual(25);
});

test("each case fails for a reason of its own, not because a name is misspelt", () => {
    const said = compilerOn("impossible.test-d.ts", impossible.replaceAll("@ts-expect-error", ""));
    expect(said).toHaveLength(impossible.match(/@ts-expect-error/g)!.length);
    expect(said.filter((line) => /Cannot find|implicitly/.test(line))).toEqual([]);
});

test("the compiler's verdict would tell if an impossible case compiled", () => {
    const possible = impossible.replace('country.equals("Germany")', 'country.equals("DE")');
    expect(compilerOn("impossible.test-d.ts", possible)).toEqual([
        expect.stringContaining("Unused '@ts-expect-error' directive"),
    ]);
});
