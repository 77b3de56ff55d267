import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { cleanEnv } from "../support/cleanEnv";
import { type Declaration, ref } from "../support/stack";
import { useHost } from "../support/useHost";

const cli = resolve(__dirname, "../../dist/cli/personalize.js");

const names: Record<string, string> = {
    "a colour and a bell": "\u001b[31mred\u001b[0m\u0007",
    "a new title for the window": "\u001b]0;owned\u0007",
    "a C1 control": "\u009b2J\u009b1;1H",
    "a turned direction": "\u202Egnp.exe\u202C\u2066x\u2069",
    "several lines": "one\ntwo\r\nthree\u2028four",
    markup: `<img src=x onerror="alert(1)">`,
    "the end of a string": `"); globalThis.pwned = 1; ("`,
    "a template": "`${globalThis.pwned = 1}` ${globalThis.pwned = 1}",
    "the end of a comment": "*/ globalThis.pwned = 1; /*",
    "a line after a comment": "x\nglobalThis.pwned = 1 //",
    "a line separator after a comment": "x\u2028globalThis.pwned = 1 //",
    "a backslash": '\\"; globalThis.pwned = 1; //\\',
    ["__proto__"]: "__proto__",
    "10,000 characters": "long ".repeat(2000),
    "a lone surrogate": "\ud800 half",
};

/** What a terminal acts on instead of showing it, line ends of our own apart. */
const ACTED_ON = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const harmful = (text: string): string[] => text.split("\n").filter((line) => ACTED_ON.test(line));

describe("a name with", () => {
    const world = useHost();
    const tier: Declaration = { name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier" } };
    const hero: Declaration = { name: "hero", kind: "experience", inputs: { name: "Hero", type: "AB_TEST" } };
    const wrongType: Declaration = {
        name: "version",
        kind: "experienceVersion",
        inputs: {
            experience: ref("hero"),
            status: "DRAFT",
            variants: [{ name: "A", audiences: ["a".repeat(24)] }],
        },
    };

    test.each(Object.entries(names))("%s harms no message", async (_, name) => {
        const { stack, emulator, host } = world;
        const printed = host.output().length;
        const { uid } = await emulator.api.post<{ uid: string }>("/attributes", { key: "tier", name: "x" });
        await emulator.patch(uid, { name, description: name });
        const refused = await stack.up([tier]);
        expect(refused.ok).toBe(false);
        expect((await stack.up([hero])).problems()).toEqual([]);
        await emulator.patch(stack.entry("hero").id, { name });
        const other = await stack.up([hero, wrongType]);
        const mine = await stack.up([{ ...tier, name: "mine", inputs: { ...tier.inputs, name, key: name } }]);
        const said = [refused, other, mine].flatMap((report) => report.problems());
        said.push(host.output().slice(printed));
        expect(said.flatMap(harmful)).toEqual([]);
        for (const each of said) expect(each.length).toBeLessThan(2_500);
    });

    test("any of these harms no generated program", async () => {
        const { emulator } = world;
        const folder = mkdtempSync(join(tmpdir(), "personalize-names-"));
        const texts = Object.values(names);
        for (const [at, name] of texts.entries()) {
            const made = await emulator.api.post<{ uid: string }>("/attributes", {
                key: `k${at}`,
                name: "x",
            });
            await emulator.patch(made.uid, { name, description: name });
            const event = await emulator.api.post<{ uid: string }>("/events", { key: `e${at}` });
            await emulator.patch(event.uid, { key: name, description: name });
            const other = await emulator.api.post<{ uid: string }>("/experiences", {
                name: `x${at}`,
                __type: "SEGMENTED",
            });
            await emulator.patch(other.uid, { name, description: name });
        }
        const out = join(folder, "program");
        const env = {
            ...cleanEnv(),
            CONTENTSTACK_AUTHTOKEN: emulator.authtoken,
            CONTENTSTACK_PERSONALIZE_BASE_URL: emulator.url,
            CONTENTSTACK_PERSONALIZE_PROJECT_UID: emulator.projectUid,
        };
        const run = promisify(execFile);
        const { stdout, stderr } = await run(process.execPath, [cli, "import", "--out", out], { env });
        const shown = await run(process.execPath, [cli, "show"], { env });
        expect(harmful(stdout + stderr + shown.stdout + shown.stderr)).toEqual([]);
        // What has run can be seen.
        expect(declarationsOf("globalThis.pwned = 1").pwned).toBe(1);
        const files = readdirSync(out).filter((file) => file.endsWith(".ts"));
        const ran = files.map((file) => declarationsOf(readFileSync(join(out, file), "utf8")));
        rmSync(folder, { recursive: true });
        const declared = ran.flatMap(({ names: found }) => found);
        // Half a character can't be written into a file: the command says so and declares no such object.
        const missing = Object.entries(names).filter(([, name]) => !declared.includes(name));
        expect(missing.map(([what]) => what)).toEqual(["a lone surrogate"]);
        expect(ran.map(({ pwned }) => pwned)).toEqual(ran.map(() => undefined));
    });
});

/** Runs a program against resources that do nothing, and tells with which names. */
function declarationsOf(program: string): { names: unknown[]; pwned: unknown } {
    const { outputText, diagnostics } = ts.transpileModule(program, {
        reportDiagnostics: true,
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    expect(diagnostics).toEqual([]);
    const found: unknown[] = [];
    class Declared {
        id = "id";
        constructor(_: string, args: Record<string, unknown>) {
            found.push(args.name, args.key, args.description);
        }
    }
    const anything: unknown = new Proxy(function any() {}, {
        get: (_, key) => (/^[A-Z]/.test(String(key)) ? Declared : anything),
        apply: () => anything,
    });
    const context: Record<string, unknown> = { exports: {}, require: () => anything, console };
    context.globalThis = context;
    runInNewContext(outputText, context);
    return { names: found, pwned: context.pwned };
}
