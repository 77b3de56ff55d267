import path from "node:path";
import ts from "typescript";

const here = (name: string) => path.join(__dirname, name);
const config = ts.readConfigFile(path.resolve("tsconfig.json"), ts.sys.readFile).config;
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.resolve());

/** The libraries and our own files, which each program reads alike. */
const read = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of a text, as if it stood in a file of this name in this folder. */
export function compilerOn(name: string, text: string): string[] {
    const host = ts.createCompilerHost(options);
    const { getSourceFile } = host;
    host.getSourceFile = (file, languageVersion, ...rest) =>
        path.resolve(file) === here(name)
            ? ts.createSourceFile(file, text, languageVersion, true)
            : readOnce(file, () => getSourceFile.call(host, file, languageVersion, ...rest));
    const program = ts.createProgram([here(name)], options, host);
    const file = program.getSourceFile(here(name));
    return program.getSemanticDiagnostics(file).map(({ messageText, start }) => {
        const line = file!.getLineAndCharacterOfPosition(start ?? 0).line + 1;
        return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
}

function readOnce(file: string, parse: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
    if (!read.has(file)) read.set(file, parse());
    return read.get(file);
}
