import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { startOddServer } from "../../support/oddServer";
import { environmentOf, personalize } from "./run";

let emulator: TestEmulator;
let folder: string;

beforeAll(async () => {
    emulator = await startTestEmulator();
    await emulator.api.post("/events", { key: "signup" });
});
afterAll(() => emulator.close());
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "personalize-import-"));
    writeFileSync(join(folder, "file"), "");
    symlinkSync(join(folder, "nowhere"), join(folder, "dangling"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => personalize(["import", ...args], environmentOf(emulator));

test.each([
    ["file", /is a file\. Choose a folder with --out/],
    ["file/below", /below can't be created or written to \(ENOTDIR\)\. Choose another folder with --out/],
    ["dangling", /dangling can't be created or written to \(ENOENT\)\. Choose another folder with --out/],
    ["n".repeat(300), /n can't be created or written to \(ENAMETOOLONG\)\. Choose another folder with --out/],
])("a folder that can't be written is refused before anything is read: %s", async (name, said) => {
    const mark = emulator.mark();
    const { code, stderr } = await run("--out", join(folder, name));
    expect([code, stderr]).toEqual([1, expect.stringMatching(said)]);
    expect(emulator.since(mark).lines).toEqual([]);
});

test.each(existsSync("/proc/self") ? ["/proc/nowhere", "/proc/nowhere/below"] : [])(
    "a folder in which the system lets nobody make anything is refused at once: %s",
    async (name) => {
        const mark = emulator.mark();
        const { code, stderr } = await run("--out", name);
        expect([code, stderr]).toEqual([
            1,
            expect.stringContaining(
                `${name} can't be created or written to (ENOENT). Choose another folder with --out.`,
            ),
        ]);
        expect(emulator.since(mark).lines).toEqual([]);
    },
);

test.each([
    ["true", true],
    ["false", false],
    ["0", false],
])(
    "with CONTENTSTACK_PERSONALIZE_DEBUG=%s, the stack of an unexpected error is printed: %s",
    async (debug, printed) => {
        mkdirSync(join(folder, "program/index.ts"), { recursive: true });
        const args = ["import", "--out", join(folder, "program"), "--force"];
        const env = { ...environmentOf(emulator), CONTENTSTACK_PERSONALIZE_DEBUG: debug };
        const { code, stderr } = await personalize(args, env);
        expect([code, stderr]).toEqual([1, expect.stringContaining("EISDIR")]);
        expect(/^ {4}at /m.test(stderr)).toBe(printed);
    },
);

test("an empty name is no folder, such as that of a variable that is not set", async () => {
    const { code, stderr } = await run("--out", "");
    expect([code, stderr]).toEqual([2, expect.stringContaining("It must not be empty.")]);
});

test("--force writes the program anew, and keeps the project's own files, secrets among them", async () => {
    const out = join(folder, "out");
    mkdirSync(out);
    const own = ["Pulumi.dev.yaml", "package.json"];
    for (const name of [...own, "index.ts", "mine.ts"]) writeFileSync(join(out, name), "mine");
    const { code, stdout } = await run("--out", out, "--force");
    expect(code).toBe(0);
    for (const name of [...own, "mine.ts"]) expect(readFileSync(join(out, name), "utf8")).toBe("mine");
    expect(readFileSync(join(out, "index.ts"), "utf8")).toContain('key: "signup"');
    expect(readdirSync(out)).toContain("Pulumi.yaml");
    expect(stdout).toContain("Not overwritten: Pulumi.dev.yaml, package.json.");
});

test("null in a response means absent: a project with nulls is imported as one without them", async () => {
    const { uid } = await emulator.api.post<{ uid: string }>("/experiences", {
        name: "Hero",
        __type: "SEGMENTED",
    });
    const server = await startOddServer(emulator.url);
    server.meddle = (passing) => {
        passing.text = passing.text
            .replaceAll('"description":""', '"description":null')
            .replaceAll(
                /"versionNumber":/g,
                '"metrics":null,"targeting":null,"variants":null,"versionNumber":',
            );
    };
    try {
        const env = { ...environmentOf(emulator), CONTENTSTACK_PERSONALIZE_BASE_URL: server.url };
        const { code, stderr } = await personalize(["import", "--out", join(folder, "program")], env);
        expect([code, stderr]).toEqual([0, expect.not.stringContaining("null")]);
        expect(server.seen.some(({ text }) => text.includes('"metrics":null'))).toBe(true);
        const program = readFileSync(join(folder, "program/index.ts"), "utf8");
        expect(program).toContain(uid);
        expect(program).not.toContain("null");
    } finally {
        await server.close();
    }
});
