// The rehearsal guide, command by command, on the Compass project.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { apiOf } from "../support/api";
import { comparableWrites } from "../support/comparableWrites";
import { everyRead } from "../support/copied";
import { readPage } from "../support/docs/pages";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { ensureInstalled, type Installed } from "../support/installed";
import { type OddServer, startOddServer } from "../support/oddServer";

const [copying = "", rehearsing = "", comparing = ""] = readPage("docs/guides/rehearsal.md")
    .blocks.filter(({ info }) => info === "bash")
    .map(({ text }) => text);

/** What a pull request changes: a variant's audience, a share, and a new audience. */
const edits = [
    ["audiences: [relaxation, luxury, northAmerica]", "audiences: [relaxation, luxury]"],
    ['metrics: [{ event: clicked, name: "Clicked" }]', 'metrics: [{ event: clicked, name: "Clicks" }]'],
    [
        '"luxury")),\n});',
        '"luxury")),\n});\nnew personalize.Audience("all", { name: "All", definition: all(custom(priceType).hasAnyValue()) });',
    ],
] as const;

describe("an update of the Compass project", () => {
    let installed: Installed;
    let original: TestEmulator;
    let originalWrites: OddServer;
    let project: EngineProject;
    let copy: { url: string; projectUid: string; organizationUid: string; authtoken: string };
    let copyProcess: ChildProcess | undefined;
    let copyWrites: OddServer;
    let rehearsal: string;

    beforeAll(async () => {
        installed = await ensureInstalled();
        original = await startTestEmulator();
        originalWrites = await startOddServer(original.url);
        const folder = join(__dirname, "../../examples/compass");
        project = await newProject({
            folder,
            emulator: { ...original, config: { ...original.config, baseUrl: originalWrites.url } },
        });
        expect((await project.up()).errors).toBe("");
        original.settle();
        rehearsal = join(dirname(project.folder), `rehearsal-${basename(project.folder)}`);
    });
    afterAll(async () => {
        copyProcess?.kill();
        project?.dispose();
        if (rehearsal) rmSync(rehearsal, { recursive: true, force: true });
        await copyWrites?.close();
        await originalWrites?.close();
        await original?.close();
    });

    test("starts with a copy that answers every read as the original does", async () => {
        const [command = ""] =
            /(?<=npx --no-install )pulumi-contentstack-personalize emulator .*/.exec(copying) ?? [];
        const args = command
            .replace(/--region \S+/, `--base-url ${original.url} --port 0 --rate-limit off --json`)
            .replace(/(?<=--project-uid )\S+/, original.projectUid)
            .split(" ");
        const mark = original.mark();
        copyProcess = spawn(join(installed.folder, "node_modules/.bin", args[0]!), args.slice(1), {
            env: {
                PATH: process.env.PATH,
                CONTENTSTACK_AUTHTOKEN: original.authtoken,
                CONTENTSTACK_ORGANIZATION_UID: original.organizationUid,
            },
            stdio: ["ignore", "pipe", "inherit"],
        });
        const [line] = await once(createInterface(copyProcess.stdout!), "line");
        expect(original.since(mark).writes).toBe(0);
        copy = JSON.parse(line);
        expect(await everyRead({ ...copy, api: apiOf(copy) })).toEqual(await everyRead(original));
        copyWrites = await startOddServer(copy.url);
    });

    test("is rehearsed there without a request to the original, and then sends the original the same writes", async () => {
        const file = join(project.folder, "index.ts");
        const before = readFileSync(file, "utf8");
        const after = edits.reduce((text, [one, other]) => text.replace(one, other), before);
        writeFileSync(file, after);
        originalWrites.forget();
        const script = rehearsing
            .replaceAll("../rehearsal", rehearsal)
            .replaceAll("production", "dev")
            // The harness sets no region, but an address.
            .replace("contentstack-personalize:region", "contentstack-personalize:baseUrl")
            .replace("http://127.0.0.1:4010", copyWrites.url);
        await promisify(execFile)("bash", ["-ec", script], {
            cwd: project.folder,
            env: {
                ...installed.env,
                PULUMI_BACKEND_URL: `file://${project.folder}/.state`,
                CONTENTSTACK_AUTHTOKEN: original.authtoken,
            },
        });
        expect(originalWrites.seen).toEqual([]);
        const [code, said] = await compare();
        expect(code).toBe(1);
        expect(said).toContain("Relaxed");
        expect(said).not.toContain("Frugal");

        expect((await project.up()).errors).toBe("");
        const writes = comparableWrites(originalWrites.seen);
        expect(writes).toHaveLength(edits.length);
        expect(comparableWrites(copyWrites.seen)).toEqual(writes);
    });

    test("shows every visitor afterwards what its rehearsal showed", async () => {
        expect((await compare())[0]).toBe(0);
    });

    /** Runs the command of the guide; its exit code and what it printed. */
    async function compare(): Promise<[code: number | null, said: string]> {
        const visitors = [
            { name: "Relaxed", attributes: { price_type: "luxury", travel_type: "relaxation" } },
            { name: "Frugal", attributes: { price_type: "budget" } },
        ];
        const folder = dirname(rehearsal);
        const file = join(folder, `${basename(rehearsal)}.json`);
        writeFileSync(file, JSON.stringify(visitors));
        const [command = ""] =
            /(?<=npx --no-install )pulumi-contentstack-personalize visit [\s\S]*/.exec(comparing) ?? [];
        const args = command
            .replace(/\\\n/g, " ")
            .replace("sample.json", file)
            .replace(/--region \S+/, `--base-url ${original.url}`)
            .replace(/(?<=--project-uid )\S+/, original.projectUid)
            .replace(/(?<=--compare-with )\S+/, copy.url)
            .trim()
            .split(/\s+/);
        const child = spawn(join(installed.folder, "node_modules/.bin", args[0]!), args.slice(1), {
            env: { PATH: process.env.PATH, CONTENTSTACK_AUTHTOKEN: original.authtoken },
        });
        let said = "";
        child.stdout.on("data", (chunk) => {
            said += chunk;
        });
        child.stderr.on("data", (chunk) => {
            said += chunk;
        });
        const [code] = await once(child, "close");
        rmSync(file);
        return [code, said];
    }
});
