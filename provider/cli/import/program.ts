import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";
import { EXECUTABLE } from "../../core/common/commandLine";
import { type Group, groupBy, groupsOf } from "./groups";
import { printDeclaration } from "./printDeclaration";
import type { Declaration, ProgramPlan } from "./programPlan";
import { referencesOf } from "./references";
import { type Remark, remarkText } from "./remarks";
import { scopeOf } from "./scope";
import { comment } from "./text";

export type Files = ReadonlyMap<string, string>;

/** A program of more characters is easier to read in one file per kind. */
const ONE_FILE = 24_000;

const IMPORT = 'import * as personalize from "pulumi-contentstack-personalize";\n';
const RULES = "const { rules } = personalize;\n";

/** Prints a plan as `index.ts`, or as `index.ts` and one file per kind. */
export async function printProgram(plan: ProgramPlan): Promise<Files> {
    const groups = groupsOf(plan);
    const whole = oneFile(plan, groups);
    const files = whole.length <= ONE_FILE ? new Map([["index.ts", whole]]) : filePerKind(plan, groups);
    const formatted = [...files].map(async ([name, text]) => [name, await formatProgram(text)] as const);
    return new Map(await Promise.all(formatted));
}

function oneFile(plan: ProgramPlan, groups: readonly Group[]): string {
    const variables = referredVariables(plan);
    const sections = groups.map((group) =>
        printGroup(plan, group, (uid) => variables.get(uid), variables, "const"),
    );
    return [header(plan), IMPORT + rulesOf(sections), ...sections].join("\n");
}

function filePerKind(plan: ProgramPlan, groups: readonly Group[]): Map<string, string> {
    const variables = referredVariables(plan);
    const fileOf = new Map(
        groups.flatMap(({ file, declarations }) => declarations.map(({ uid }) => [uid, file] as const)),
    );
    const files = groups.map((group): [string, string] => {
        const others = new Set<string>();
        const reach = (uid: string): string | undefined => {
            const [variable, file] = [variables.get(uid), fileOf.get(uid)];
            if (variable === undefined || file === undefined || file === group.file) return variable;
            others.add(file);
            return `${file}.${variable}`;
        };
        const text = printGroup(plan, group, reach, variables, "export const");
        const imports = [...others].sort().map((file) => `import * as ${file} from "./${file}";\n`);
        return [`${group.file}.ts`, `${IMPORT}${imports.join("")}${rulesOf([text])}\n${text}`];
    });
    const index = groups.map(({ file }) => `import "./${file}";\n`).join("");
    return new Map([["index.ts", `${header(plan)}\n${index}`], ...files]);
}

const rulesOf = (texts: readonly string[]): string =>
    texts.some((text) => text.includes("rules.")) ? `\n${RULES}` : "";

/** Returns the variables of the objects that other declarations refer to. Other objects need no variable. */
function referredVariables({ declarations }: ProgramPlan): Map<string, string> {
    const referred = new Set(declarations.flatMap(referencesOf));
    return new Map(
        declarations.filter(({ uid }) => referred.has(uid)).map(({ uid, name }) => [uid, name.variable]),
    );
}

function printGroup(
    plan: ProgramPlan,
    { title, declarations, remarks, spaced }: Group,
    variableOf: (uid: string) => string | undefined,
    variables: ReadonlyMap<string, string>,
    keyword: string,
): string {
    const scope = scopeOf(plan, variableOf);
    const statement = (declaration: Declaration) => {
        const variable = variables.get(declaration.uid);
        const assignment = variable === undefined ? "" : `${keyword} ${variable} = `;
        return printDeclaration(declaration, { scope, adopts: !plan.options.copy, assignment });
    };
    const known = new Set(declarations.map(({ uid }) => uid));
    const beside = groupBy(remarks, ({ beside: uid }) =>
        uid !== undefined && known.has(uid) ? uid : undefined,
    );
    const blocks = declarations.map((declaration) =>
        [...(beside.get(declaration.uid) ?? []).map(remarkComment), statement(declaration)].join("\n"),
    );
    const rest = (beside.get(undefined) ?? []).map(remarkComment);
    const gap = spaced ? "\n\n" : "\n";
    return `${[comment(title), blocks.join(gap), ...(rest.length > 0 ? ["", ...rest] : [])].join("\n")}\n`;
}

const remarkComment = (remark: Remark): string => comment(remarkText(remark));

function header({ content, options }: ProgramPlan): string {
    const text = options.copy
        ? [
              `A copy of the Personalize project ${content.projectUid}, written by \`${EXECUTABLE} import --copy\`, to recreate it in another project.`,
          ]
        : [
              `The Personalize project ${content.projectUid}, written by \`${EXECUTABLE} import\`.`,
              "The first `pulumi up` takes over all objects and writes nothing. After that, you can remove the `import` options. `protect` keeps Pulumi from deleting objects that editors and visitors depend on.",
          ];
    return `${text.map(comment).join("\n//\n")}\n`;
}

function formatProgram(text: string): Promise<string> {
    return format(text, {
        parser: "typescript",
        plugins: [estree, typescript],
        printWidth: 100,
        tabWidth: 4,
    });
}
