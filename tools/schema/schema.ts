// Generates the schema of the provider plugin from the types and docstrings of the package.
import { join } from "node:path";
import ts from "typescript";
import { license, version } from "../../package.json";
import { kinds } from "../../provider/core/model/model";
import { typeToken } from "../../provider/core/providerText";
import { descriptionOf } from "./descriptions";
import { functionsOf } from "./functions";
import { SETTINGS } from "./settings";
import { PACKAGE, type PropertySpec, Types } from "./types";

const root = join(__dirname, "../..");

/** Members of the resource classes that are computed in the program. */
const isOutput = ({ type }: { type: ts.TypeNode }): boolean => type.getText().startsWith("pulumi.Output<");

export function schema(): object {
    const { options } = ts.parseJsonConfigFileContent(
        ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
        ts.sys,
        root,
    );
    const program = ts.createProgram([join(root, "provider/index.ts")], options);
    const types = new Types(program.getTypeChecker());
    const declarations = declarationsIn(program);
    const resources = Object.fromEntries(
        kinds.map((kind) => [`${PACKAGE}:index:${kind}`, resource(kind, types, declarations)]),
    );
    const functions = functionsOf(program, types);
    const used = JSON.stringify([resources, functions, types.named]);
    // Go would rename `getVariantGroup` because of an unused type `GetVariantGroupResult`.
    const named = Object.entries(types.named).filter(([token]) => used.includes(`"#/types/${token}"`));
    return {
        name: PACKAGE,
        displayName: "Contentstack Personalize",
        version,
        description:
            "Declares a Contentstack Personalize project: attributes, audiences, events, experiences, their versions and the priority order.",
        keywords: ["pulumi", "contentstack", "personalize", "category/infrastructure", "kind/native"],
        publisher: "The pulumi-contentstack-personalize maintainers",
        license,
        config: { variables: SETTINGS },
        provider: {
            description: "A project, a region or an organization beside those of the stack's configuration.",
            type: "object",
            inputProperties: SETTINGS,
            properties: SETTINGS,
        },
        types: sorted(Object.fromEntries(named)),
        resources,
        functions,
        language: {
            nodejs: { packageName: `@pulumi/${PACKAGE}`, respectSchemaVersion: true },
            python: { packageName: `pulumi_${PACKAGE.replaceAll("-", "_")}`, respectSchemaVersion: true },
            go: { respectSchemaVersion: true, generateResourceContainerTypes: true },
        },
    };
}

function resource(kind: string, types: Types, declarations: Map<string, ts.Declaration>): object {
    const [args, outputs] = [`${kind}Args`, kind].map((name) => declarations.get(name));
    if (args === undefined || outputs === undefined) {
        throw new Error(`tools/schema/schema.ts: provider/program/resources has no ${kind} and ${kind}Args`);
    }
    const inputs = types.object(types.members.of(args), kind);
    const all = types.object(types.members.of(outputs).filter(isOutput), kind);
    return {
        description: descriptionOf(outputs),
        inputProperties: replacing(inputs.properties, kind),
        requiredInputs: inputs.required,
        properties: all.properties,
        required: all.required,
        aliases: [{ type: typeToken(kind) }],
    };
}

/** Arguments whose change replaces the resource, as each life cycle decides. */
const REPLACES: Record<string, readonly string[]> = {
    Experience: ["projectUid", "type"],
    ExperienceVersion: ["projectUid", "experience"],
};

function replacing(properties: Record<string, PropertySpec>, kind: string): Record<string, PropertySpec> {
    const names = REPLACES[kind] ?? ["projectUid"];
    return Object.fromEntries(
        Object.entries(properties).map(([name, spec]) => [
            name,
            names.includes(name) ? { ...spec, willReplaceOnChanges: true } : spec,
        ]),
    );
}

function declarationsIn(program: ts.Program): Map<string, ts.Declaration> {
    const found = new Map<string, ts.Declaration>();
    for (const file of program.getSourceFiles()) {
        if (!file.fileName.includes("/provider/program/resources/")) continue;
        for (const statement of file.statements) {
            if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
                if (statement.name !== undefined) found.set(statement.name.text, statement);
            }
        }
    }
    return found;
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
