import { join } from "node:path";
import ts from "typescript";
import { type Block, root } from "./pages";

const PACKAGE = "pulumi-contentstack-personalize";

/** What short examples speak of without declaring it. A snippet's own declarations come first. */
const PRELUDE = `
import type * as p from "${PACKAGE}";
declare global {
    const { ${["all", "any", "not", "raw", "custom", "country", "region", "city", "deviceType", "referrer"].join(", ")} }: typeof p.rules;
    const { queryParameter, queryParameterAt, operatingSystem, dateAndTime }: typeof p.rules;
    type Rule = p.rules.Rule;
    const tier: p.Attribute, orders: p.Attribute, profile: p.Attribute;
    const signup: p.Event, purchase: p.Event;
    const gold: p.Audience, silver: p.Audience;
    const hero: p.Experience, banner: p.Experience, offer: p.Experience;
    const heroVersion: p.ExperienceVersion;
    const uid: string;
}
`;

const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
    // The sources, so that the snippets of a change are judged by that change and not by the last build.
    paths: {
        [PACKAGE]: [join(root, "provider/index.ts")],
        [`${PACKAGE}/testing`]: [join(root, "provider/program/testing/index.ts")],
    },
};

/** Compiles all snippets as one program; returns each complaint with the place in its page. */
export function compile(snippets: readonly Block[]): string[] {
    const files = new Map<string, Block>();
    for (const [index, block] of snippets.entries()) files.set(fileName(block, index), block);
    const prelude = join(root, "snippets/prelude.ts");
    // The program that the snippets about tests import.
    const texts = new Map([
        [prelude, PRELUDE],
        [join(root, "snippets/index.ts"), "export {};"],
    ]);
    for (const [name, { text }] of files) texts.set(name, asModule(text));
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (name) => texts.has(name) || fileExists(name);
    // Without this function, the compiler tries the folder, which does not exist.
    host.directoryExists = undefined;
    host.readFile = (name) => texts.get(name) ?? readFile(name);
    host.getSourceFile = (name, version, ...rest) => {
        const text = texts.get(name);
        return text === undefined
            ? getSourceFile(name, version, ...rest)
            : ts.createSourceFile(name, text, version);
    };
    const program = ts.createProgram([...texts.keys()], options, host);
    return [...texts.keys()].flatMap((name) =>
        ts
            .getPreEmitDiagnostics(program, program.getSourceFile(name))
            .filter((found) => found.file?.fileName === name)
            .map((found) => `${files.get(name)?.at ?? "prelude"} ${said(found)}`),
    );
}

/** Node lets only ES modules wait at the top; a Pulumi program that does is one. */
function fileName({ text }: Block, index: number): string {
    const waits =
        /^(?!\s*\/\/)(?:const .*= |export const .*= )?\(?await /m.test(text) || /= \(await /.test(text);
    return join(root, `snippets/${index}.${waits ? "mts" : "ts"}`);
}

/** Everything on the first line, so that the lines stay those of the page. */
function asModule(text: string): string {
    const lacks = (name: string): boolean => !new RegExp(`import .*\\b${name}\\b.* from`).test(text);
    const imports = [
        ...(lacks("personalize") ? [`import * as personalize from "${PACKAGE}";`] : []),
        ...(lacks("pulumi") ? [`import * as pulumi from "@pulumi/pulumi";`] : []),
    ];
    // The module settings of a Pulumi program, unlike those here, need no extension.
    const resolvable = text.replaceAll('import("./index")', 'import("./index.js")');
    return `${imports.join(" ")} ${resolvable}\nexport {};`;
}

function said({ file, start, messageText }: ts.Diagnostic): string {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
