import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, EXECUTABLE } from "../../../provider/core/common/commandLine";
import { root } from "../../support/docs/pages";
import { textsOf } from "../../support/docs/texts";

const { name, bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => /\.(md|tsx?|mts|cjs|js|json|ya?ml)$/.test(file))
    .filter((file) => !/^tests\/|package-lock\.json$/.test(file));

/** What fetches a package of that name from a registry if it is not installed. */
const RUNNER = /\b(?:npx|npm exec|npm x|bunx|(?:pnpm|yarn) (?:dlx|exec))\s+(?<rest>[^`"'\n]*)/g;
const SUBCOMMAND = /`personalize (?:emulator|import|inspect|plugin|recover|show|visit)\b/;

/** The invocations in a text that could run a stranger's package. */
function dangerous(text: string): string[] {
    return [...text.matchAll(RUNNER)]
        .filter(({ groups }) => /\bpersonalize\b/.test(groups!.rest!))
        .filter(([whole]) => !whole.startsWith(commandLine("").trim()))
        .map(([whole]) => whole);
}

test("the command is named like the package, so that a registry has no stranger's package under its name", () => {
    expect(EXECUTABLE).toBe(name);
    expect(bin).toHaveProperty([EXECUTABLE]);
});

test("no page, message, generated file or workflow runs the command in a way that could fetch it", () => {
    const found = files.flatMap((file) =>
        dangerous(readFileSync(join(root, file), "utf8")).map((each) => `${file}: ${each}`),
    );
    expect(found).toEqual([]);
    expect(files.length).toBeGreaterThan(300);
});

test("no message names the command by its short form, which a reader would pass to npx", () => {
    const sources = files.filter((file) => file.startsWith("provider/"));
    const found = sources.flatMap((file) =>
        textsOf(readFileSync(join(root, file), "utf8"))
            .filter((text) => SUBCOMMAND.test(text) || /^ *personalize \w+/m.test(text))
            .map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
});

test.each([
    "npx personalize recover --yes",
    "npx --no-install personalize recover",
    "npx pulumi-contentstack-personalize recover",
    "npm exec pulumi-contentstack-personalize recover",
    "pnpm dlx personalize recover",
])("the check itself sees %s", (command) => {
    expect(dangerous(`Run \`${command}\`.`)).toEqual([command]);
});

test("the check itself accepts the safe form", () => {
    expect(dangerous(`Run \`${commandLine("recover")}\`, then pulumi up.`)).toEqual([]);
});
