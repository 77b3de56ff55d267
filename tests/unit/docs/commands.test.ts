import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commandLine, EXECUTABLE } from "../../../provider/core/common/commandLine";
import { OAUTH_VARIABLES, PROJECT_ID_VARIABLE, VARIABLES } from "../../../provider/core/common/settingNames";
import { cleanEnv } from "../../support/cleanEnv";
import { commandsIn, flagsOf, type ShellCommand } from "../../support/docs/commands";
import { blocksOf, parsePage, readPages, root } from "../../support/docs/pages";
import { stepsOf } from "../../support/docs/workflows";

const pages = readPages();
const workflows = readdirSync(join(root, ".github/workflows")).map((name) => {
    const path = join(".github/workflows", name);
    return { text: readFileSync(join(root, path), "utf8"), at: path };
});
const shell = [
    ...blocksOf(pages, ["bash", "sh"]),
    ...blocksOf(pages, ["yaml"]).flatMap(stepsOf),
    ...workflows.flatMap(stepsOf),
];
const commands = shell.flatMap(commandsIn);

/** Of the shell and of machines that have it; nothing of ours. */
const OTHERS = ["cp", "sed", "cd", "mkdir", "export", "git", "curl", "trap"];
const NPM = ["ci", "install", "pack", "publish", "audit", "test", "version"];

const help = new Map<string, string>();
/** What the command line says of one of its commands; nothing of what is none. */
function helpOf(command: string): string {
    const known = help.get(command);
    if (known !== undefined) return known;
    const args = [
        join(root, "node_modules/tsx/dist/cli.mjs"),
        join(root, "provider/cli/personalize.ts"),
        "help",
        command,
    ];
    const { stdout } = spawnSync(process.execPath, args, {
        encoding: "utf8",
        env: cleanEnv(),
    });
    help.set(command, stdout);
    return stdout;
}

function ofPersonalize(command: ShellCommand, words: string[]): string | undefined {
    const [name = ""] = words;
    if (!new RegExp(`^Usage: ${EXECUTABLE} ${name}\\b`).test(helpOf(name))) return `no command ${name}`;
    const missing = flagsOf(command).filter(
        (flag) => flag !== "--no-install" && !new RegExp(`(^|\\s)${flag}[ ,\\n]`).test(helpOf(name)),
    );
    return missing.length > 0 ? `${name} has no ${missing.join(", ")}` : undefined;
}

/** Examples have scripts of their own. */
function scriptsAt(page: string): Record<string, string> {
    const file = join(root, dirname(page.replace(/:\d+$/, "")), "package.json");
    return (
        JSON.parse(readFileSync(existsSync(file) ? file : join(root, "package.json"), "utf8")).scripts ?? {}
    );
}

function ofNpm([what = "", script = ""]: string[], page: string): string | undefined {
    const name = what === "run" ? script : what;
    if (what === "run" || what === "start") {
        return name.startsWith("-") || scriptsAt(page)[name] ? undefined : `no script ${name}`;
    }
    return NPM.includes(what) ? undefined : `npm ${what} is not known to this test`;
}

function complaint(command: ShellCommand): string | undefined {
    const [tool = "", ...rest] = command.words;
    if (tool === "npm") return ofNpm(rest, command.at);
    if (tool === "npx" && ["tsx", "jest"].includes(rest[0] ?? ""))
        return existsSync(join(root, rest[1]!)) ? undefined : `no ${rest[1]}`;
    if (tool === "npx" && rest[0] === "--no-install" && rest[1] === EXECUTABLE)
        return ofPersonalize(command, rest.slice(2));
    // npm does not pass signals on to what it runs in the background.
    if (tool === `node_modules/.bin/${EXECUTABLE}`) return ofPersonalize(command, rest);
    if (tool === "node" || OTHERS.includes(tool)) return undefined;
    // tests/engine/docsCommands.test.ts asks the real one.
    return tool === "pulumi" ? undefined : `${tool} is not known to this test`;
}

test("every command of the documentation exists, with its flags", () => {
    const wrong = commands.flatMap((command) => {
        const said = complaint(command);
        return said ? [`${command.at}: ${command.words.join(" ")}: ${said}`] : [];
    });
    expect(wrong).toEqual([]);
    expect(commands.length).toBeGreaterThan(40);
});

test("every setting that is named anywhere exists", () => {
    const wrong = pages.flatMap(({ path, text }) =>
        [...text.matchAll(/contentstack-personalize:([a-zA-Z]\w*)/g)]
            .map(([, key = ""]) => key)
            // `contentstack-personalize:Attribute` and `contentstack-personalize:index:Attribute` are types.
            .filter((key) => !(key in VARIABLES) && !/^([A-Z]|index$)/.test(key))
            .map((key) => `${path}: ${key}`),
    );
    expect(wrong).toEqual([]);
});

test("every environment variable of ours that is named anywhere exists", () => {
    const live = existsSync(join(root, "tests/live"))
        ? readdirSync(join(root, "tests/live"), { recursive: true, encoding: "utf8" })
              .filter((name) => name.endsWith(".ts"))
              .map((name) => readFileSync(join(root, "tests/live", name), "utf8"))
              .join()
        : "";
    // The variable of Contentstack's starters for web sites.
    const known: string[] = [
        ...Object.values(VARIABLES),
        ...Object.values(OAUTH_VARIABLES),
        PROJECT_ID_VARIABLE,
        "CONTENTSTACK_PERSONALIZE_EDGE_API_URL",
    ];
    const named = pages.flatMap(({ path, text }) =>
        [...text.matchAll(/\bCONTENTSTACK_[A-Z_]+[A-Z]\b/g)].map(([name]) => ({ path, name })),
    );
    expect(named.filter(({ name }) => !known.includes(name) && !live.includes(name))).toEqual([]);
});

test.each([
    ["npm run nothing", "no script nothing"],
    ["npx jest tests/unit/nothing.test.ts", "no tests/unit/nothing.test.ts"],
    [commandLine("emulator --nowhere"), "emulator has no --nowhere"],
    [commandLine("fly"), "no command fly"],
    [`node_modules/.bin/${EXECUTABLE} fly`, "no command fly"],
    ["personalize emulator", "not known"],
    ["npx personalize emulator", "not known"],
    ["frobnicate", "not known"],
])("the check itself sees %s", (text, said) => {
    const [block] = parsePage("sample.md", `\`\`\`bash\nCI=1 ${text} # a comment\n\`\`\`\n`).blocks;
    expect(complaint(commandsIn(block!)[0]!)).toContain(said);
});
