import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commandsIn, flagsOf } from "../support/docs/commands";
import { blocksOf, readPages, root } from "../support/docs/pages";
import { stepsOf } from "../support/docs/workflows";
import { ensureInstalled, type Installed } from "../support/installed";

const pages = readPages();
const workflows = readdirSync(join(root, ".github/workflows")).map((name) => ({
    text: readFileSync(join(root, ".github/workflows", name), "utf8"),
    at: name,
}));
const commands = [
    ...blocksOf(pages, ["bash", "sh"]),
    ...[...blocksOf(pages, ["yaml"]), ...workflows].flatMap(stepsOf),
]
    .flatMap(commandsIn)
    .filter(({ words }) => words[0] === "pulumi");

/** The words of a command before its first flag that name it: `config set`, `up`. */
function nameOf(words: readonly string[]): string[] {
    const parents = ["config", "stack", "state", "plugin"];
    const [first = "", second = ""] = words.slice(1);
    return parents.includes(first) && /^[a-z]+$/.test(second) ? [first, second] : [first];
}

describe("what the documentation says of the pulumi command", () => {
    let installed: Installed;
    const help = new Map<string, string>();

    beforeAll(async () => {
        installed = await ensureInstalled();
    });

    function helpOf(name: string[]): string {
        const known = help.get(name.join(" "));
        if (known !== undefined) return known;
        const { stdout } = spawnSync(installed.pulumi, [...name, "--help"], {
            env: installed.env,
            encoding: "utf8",
        });
        help.set(name.join(" "), stdout);
        return stdout;
    }

    test("names only commands and flags that the real one has", () => {
        const wrong = commands.flatMap((command) => {
            const name = nameOf(command.words);
            const text = helpOf(name);
            const missing = flagsOf(command).filter(
                (flag) => !new RegExp(`(^|[\\s,])${flag}[\\s,]`, "m").test(text),
            );
            // Of a name that it does not know it shows the help of what stands before.
            const isThere = text !== helpOf(name.slice(0, -1));
            const said = isThere ? missing : [`no command ${name.join(" ")}`];
            return said.length > 0 ? [`${command.at}: ${command.words.join(" ")}: ${said.join(", ")}`] : [];
        });
        expect(wrong).toEqual([]);
        expect(commands.length).toBeGreaterThan(20);
    });
});
