import { escapeInvisible } from "../../core/common/printable";
import { pluginTypeToken } from "../../core/providerText";
import { groupsOf } from "./groups";
import type { Declaration, ProgramPlan } from "./programPlan";
import { remarkText } from "./remarks";

/** The part of Pulumi.yaml that names the folder of the provider plugin. */
export const PLUGINS = `plugins:
  providers:
    - name: contentstack-personalize
      path: node_modules/.bin
`;

/** Prints a plan as Pulumi.yaml, which is a Pulumi project and its program. */
export function printYamlProgram(plan: ProgramPlan, name: string): Map<string, string> {
    const { content, options, declarations } = plan;
    const variables = new Map(declarations.map((each) => [each.uid, each.name.variable]));
    const sections = groupsOf(plan).map(({ title, remarks, declarations: group }) =>
        [
            ...[title, ...remarks.map(remarkText)].map((text) => `  # ${escapeInvisible(text)}\n`),
            ...group.map((each) =>
                printResource(each, variables, !options.copy, usedByVersions(each, declarations)),
            ),
        ].join(""),
    );
    const description = `${options.copy ? "A copy of the" : "The"} Personalize project ${content.projectUid}, declared.`;
    const resources = declarations.length === 0 ? "resources: {}\n" : "resources:\n";
    const text = `name: ${name}\ndescription: ${description}\nruntime: yaml\n${PLUGINS}${resources}${sections.join("\n")}`;
    return new Map([["Pulumi.yaml", text]]);
}

/**
 * The uids that the versions of an experience refer to. The experience depends on them, so that Pulumi deletes it, with
 * its versions, before them.
 */
function usedByVersions({ kind, uid }: Declaration, declarations: readonly Declaration[]): string[] {
    if (kind !== "Experience") return [];
    const versions = declarations.filter(
        (each) => each.kind === "ExperienceVersion" && each.inputs.experience === uid,
    );
    return [...new Set(versions.flatMap(({ inputs }) => stringsIn({ ...inputs, experience: undefined })))];
}

function stringsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function printResource(
    { kind, id, inputs, name }: Declaration,
    variables: ReadonlyMap<string, string>,
    adopts: boolean,
    used: readonly string[],
): string {
    const dependencies = used.flatMap((uid) => variables.get(uid) ?? []);
    const experience = kind === "ExperienceVersion" ? variables.get(inputs.experience) : undefined;
    const resource = {
        type: pluginTypeToken(kind),
        ...(name.logical === name.variable ? {} : { name: name.logical }),
        properties: withReferences(inputs, variables),
        options: {
            ...(adopts ? { import: id, protect: true } : {}),
            ...(dependencies.length === 0
                ? {}
                : { dependsOn: dependencies.map((variable) => reference(variable, "")) }),
            // The deletion of an experience deletes its versions.
            ...(experience === undefined ? {} : { deletedWith: reference(experience, "") }),
        },
    };
    const { options, ...others } = resource;
    const shown = Object.keys(options).length === 0 ? others : resource;
    return `  ${name.variable}:${printed(shown, "    ")}\n`;
}

/** Uids of declared objects as references, so that the program also works where they are created anew. */
function withReferences(value: unknown, variables: ReadonlyMap<string, string>): unknown {
    if (typeof value === "string") {
        const variable = variables.get(value);
        return variable === undefined ? value.replaceAll("${", () => "$${") : reference(variable, ".id");
    }
    if (Array.isArray(value)) return value.map((each) => withReferences(each, variables));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, withReferences(each, variables)]),
    );
}

const reference = (variable: string, member: string): string => `\${${variable}${member}}`;

/** Short values on one line, long ones with one element per line. */
function printed(value: unknown, indent: string): string {
    const line = flow(value);
    const isCompound = typeof value === "object" && value !== null;
    if (!isCompound || (line.length <= LINE && indent.length > TOP.length)) return ` ${line}`;
    const start = `\n${indent}`;
    if (Array.isArray(value)) {
        // The first field of an element is on the line of its dash.
        return value.map((each) => `${start}-${printed(each, `${indent}  `).replace(/^\n +/, " ")}`).join("");
    }
    return fieldsOf(value)
        .map(([name, each]) => `${start}${key(name)}:${printed(each, `${indent}  `)}`)
        .join("");
}

/** A value on one line. A string in JSON is a string in YAML as well. */
function flow(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    return `{ ${fieldsOf(value)
        .map(([name, each]) => `${key(name)}: ${flow(each)}`)
        .join(", ")} }`;
}

const fieldsOf = (value: object): [string, unknown][] =>
    Object.entries(value).filter(([, each]) => each !== undefined);

const LINE = 90;
const TOP = "    ";

const key = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
