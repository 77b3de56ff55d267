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
});
