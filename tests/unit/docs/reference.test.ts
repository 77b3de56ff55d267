import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanEnv } from "../../support/cleanEnv";
import { root } from "../../support/docs/pages";

interface Built {
    files: Record<string, string>;
    undocumented: string[];
}

const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
const folder = join(root, "docs/reference");

/** In a process of its own: TypeDoc is an ES module, which jest can't load. */
function build(...args: string[]): string {
    const command = [tsx, join(root, "tools/docs/build.mts"), ...args];
    return execFileSync(process.execPath, command, { encoding: "utf8", env: cleanEnv(), maxBuffer: 1 << 26 });
}

function committed(): Record<string, string> {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return Object.fromEntries(
        names
            .filter((name) => name.endsWith(".md"))
            .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    );
}

describe("the reference", () => {
    let built: Built;

    beforeAll(() => {
        if (process.env.UPDATE_DOCS) build();
        built = JSON.parse(build("--json")) as Built;
    });

    test("describes every exported name and every public member", () => {
        expect(built.undocumented).toEqual([]);
    });

    // UPDATE_DOCS=1, or `npm run docs`, writes it anew.
    test("is what the docstrings say today", () => {
        const there = committed();
        expect(Object.keys(there).sort()).toEqual(Object.keys(built.files).sort());
        for (const [path, text] of Object.entries(built.files)) {
            expect({ path, text: there[path] }).toEqual({ path, text });
        }
    });

    test("has every name that the package exports", () => {
        const index = built.files["README.md"] ?? "";
        const source = readFileSync(join(root, "provider/index.ts"), "utf8");
        const named = [...source.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, names = ""]) =>
            names.split(",").map((name) => name.replace(/\btype\b/, "").trim()),
        );
        const missing = named.filter((name) => name !== "" && !index.includes(`\`${name}\``));
        expect(missing).toEqual([]);
    });

    test("names the sections of the API's documentation as they are called there", () => {
        const documentation = readFileSync(
            join(root, "tests/fixtures/documentation/api-reference.txt"),
            "utf8",
        );
        const headings = new Set(documentation.split("\n").map((line) => line.trim()));
        const named = Object.entries(built.files).flatMap(([path, text]) =>
            sectionsIn(text).map((section) => ({ path, section })),
        );
        expect(named.length).toBeGreaterThan(30);
        expect(named.filter(({ section }) => !headings.has(section))).toEqual([]);
    });

    test.each(["attribute", "audience", "event", "experience", "experienceVersion", "experiencesPriority"])(
        "%s: an example comes first, then changes, removal, errors and the API",
        (name) => {
            const page = built.files[`${name}.md`] ?? "";
            const parts = [
                "```ts\n",
                "- **Changes**",
                "- **Removal**",
                "(errors.md#refusederror)",
                "(errors.md#",
                "API: [",
                "```ts signature",
            ];
            let from = 0;
            const missing = parts.filter((part) => {
                const at = page.indexOf(part, from);
                from = at < 0 ? from : at + part.length;
                return at < 0;
            });
            expect(missing).toEqual([]);
        },
    );
});

/** The sections in the paragraphs that begin with "API:"; an operation in backticks is not documented. */
function sectionsIn(page: string): string[] {
    return [...page.matchAll(/^API: (.+(?:\n.+)*)/gm)].flatMap(([, words = ""]) => {
        const [list = ""] = words
            .replace(/\s*\n\s*/g, " ")
            .replace(/^\[([^\]]*)\]\([^)]*\): /, "$1, ")
            .split(/\.(?= |$)/);
        return list.split(", ").filter((section) => !section.startsWith("`"));
    });
}
