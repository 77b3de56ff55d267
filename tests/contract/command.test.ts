import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EXECUTABLE } from "../../provider/core/common/commandLine";
import { explain } from "../../provider/emulator/explain";
import { ensureBuilt } from "../../tools/test/ensureBuilt";
import { cleanEnv } from "../support/cleanEnv";
import { readPage } from "../support/docs/pages";
import { startTestEmulator } from "../support/emulator";
import { Client } from "./support/client";

const root = join(__dirname, "../..");
const command = ["-r", "tsx/cjs", "provider/cli/personalize.ts", "emulator"];
const folder = mkdtempSync(join(tmpdir(), "emulator-command-"));
const running: ChildProcess[] = [];
afterAll(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
};

/** Runs until a line matches; its output up to there. */
const start = (until: RegExp, ...flags: string[]) => startWith({}, until, ...flags);

async function startWith(env: NodeJS.ProcessEnv, until: RegExp, ...flags: string[]) {
    const child = spawn(process.execPath, [...command, "--port", "0", ...flags], {
        cwd: root,
        env: { ...cleanEnv(), ...env },
    });
    running.push(child);
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        if (until.test(line)) return { child, lines };
    }
    throw new Error(`The emulator ended without saying ${until}: ${lines.join("\n")}`);
}

const end = (...flags: string[]) =>
    spawnSync(process.execPath, [...command, ...flags], { cwd: root, env: cleanEnv(), encoding: "utf8" });

test("--json prints one line with all that a client needs; flags reach the server; SIGTERM ends it cleanly", async () => {
    const requestLog = join(folder, "requests.jsonl");
    const faults = file("faults.json", [{ match: "createEvent", nth: 2, kind: "502" }]);
    const { child, lines } = await start(
        /url/,
        "--json",
        ...["--rate-limit", "3", "--switch", "retryAfter=sent", "--switch", "duplicateKeys=allowed"],
        ...["--quota", "events=2", "--request-log", requestLog, "--faults", faults, "--latency", "1"],
    );
    const { url, edgeUrl, projectUid, organizationUid, authtoken, ...rest } = JSON.parse(lines[0]!);
    expect(edgeUrl).toBe(`${url}/edge`);
    expect([lines.length, rest, projectUid]).toEqual([1, {}, expect.stringMatching(/^[0-9a-f]{24}$/)]);
    expect(organizationUid).toEqual(expect.any(String));

    const api = new Client(url, { authtoken, "x-project-uid": projectUid });
    const settings = (await api.get("/__emulator/settings")).body;
    expect(settings).toMatchObject({
        rateLimit: 3,
        latencyMs: 1,
        cmsLagMs: 150,
        switches: { retryAfter: "sent", duplicateKeys: "allowed" },
        quotas: { events: 2 },
    });
    expect((await api.post("/events", { key: "click" })).status).toBe(201);
    expect((await api.post("/events", { key: "click" })).status).toBe(502);

    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    const log = readFileSync(requestLog, "utf8").trim().split("\n");
    const when = { time: expect.any(String), ms: expect.any(Number) };
    expect(log.map((line) => JSON.parse(line))).toEqual([
        { ...when, method: "POST", path: "/events", status: 201, operation: "createEvent" },
        { ...when, method: "POST", path: "/events", status: 502, operation: "createEvent", fault: "502" },
    ]);
    expect(log.join()).not.toContain(authtoken);
});

test("without --json there are lines to paste; SIGINT ends it cleanly", async () => {
    const { child, lines } = await start(/CONTENTSTACK_AUTHTOKEN=/);
    const [, url] = /at (http:\S+)\./.exec(lines[0]!) ?? [];
    const exported = lines.flatMap((line) => /^ *export (\w+)=(\S+)$/.exec(line)?.slice(1) ?? []);
    const variables = Object.fromEntries([exported.slice(0, 2), exported.slice(2, 4), exported.slice(4)]);
    expect(variables).toMatchObject({
        CONTENTSTACK_PERSONALIZE_BASE_URL: url,
        CONTENTSTACK_PERSONALIZE_PROJECT_UID: expect.any(String),
        CONTENTSTACK_AUTHTOKEN: expect.any(String),
    });
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
});

test("--copy serves a live project with its uids, which was only read, and names where it is from", async () => {
    const original = await startTestEmulator();
    try {
        const tier = await original.api.post("/attributes", { key: "tier", name: "Tier", description: "" });
        const mark = original.mark();
        const project = ["--project-uid", original.projectUid, "--base-url", original.url];
        const env = { CONTENTSTACK_AUTHTOKEN: original.authtoken };
        const { child, lines } = await startWith(env, /CONTENTSTACK_AUTHTOKEN=/, "--copy", ...project);
        expect(original.since(mark).writes).toBe(0);
        const text = lines.join("\n");
        expect(text).toContain(
            `It has a copy of project ${original.projectUid} (1 attribute, 0 events, 0 audiences, 0 experiences), read from ${original.url}.`,
        );
        const [, url = ""] = /at (http:\S+)\./.exec(text) ?? [];
        const [, authtoken = ""] = /CONTENTSTACK_AUTHTOKEN=(\S+)/.exec(text) ?? [];
        const copy = new Client(url, { authtoken, "x-project-uid": original.projectUid });
        expect((await copy.get<object[]>("/attributes")).body[0]).toEqual(tier);
        await copy.post("/attributes", { key: "age", name: "Age" });
        await copy.post("/__emulator/reset", {});
        expect((await copy.get<object[]>("/attributes")).body[0]).toEqual(tier);
        child.kill("SIGTERM");
        expect(await once(child, "exit")).toEqual([0, null]);
    } finally {
        await original.close();
    }
});

test("a taken port is one sentence and exit code 1", async () => {
    const { lines } = await start(/url/, "--json");
    const { port } = new URL(JSON.parse(lines[0]!).url);
    const { status, stderr, stdout } = end("--port", port);
    expect([status, stderr.trim(), stdout]).toEqual([
        1,
        `Port ${port} of 127.0.0.1 is taken; choose another one with --port.`,
        "",
    ]);
});

test("--explain prints the registry and ends", () => {
    const { status, stdout } = end("--explain");
    expect([status, stdout.trim()]).toEqual([0, explain()]);
});

test.each([
    [["--switch", "retryAfter=maybe"], "The switch retryAfter must be none or sent"],
    [["--switch", "retryAfter"], "It must be name=value."],
    [["--quota", "events=many"], "It must be a number from 0."],
    [["--rate-limit", "fast"], "It must be a number from 0."],
    [["--request-log", "absent/log.jsonl"], "The request log absent/log.jsonl cannot be opened"],
    [["--quota", "wishes=3"], 'There is no quota "wishes"'],
    [["--assume", "stringCase=maybe"], "The assumption stringCase must be exact or ignored"],
    [["--faults", "absent.json"], "The fault script absent.json cannot be read"],
    [["--faults", "package.json"], "The fault script package.json is not a list"],
    [["--copy", "--data", "package.json"], "The data file package.json exists, and --copy would replace"],
    [["--region", "AWS-EU"], "select the project for --copy, which is missing"],
    [["--copy"], "no region is set"],
])("%j fails with a sentence", (flags, sentence) => {
    const { status, stderr } = end("--port", "0", ...flags);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
});

test("the CI guide's emulator serves its script and ends with it", async () => {
    ensureBuilt();
    const project = join(folder, "ci");
    mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(root, "dist/cli/personalize.js"), join(project, `node_modules/.bin/${EXECUTABLE}`));
    writeFileSync(join(project, "package.json"), "{}");
    const block = readPage("docs/guides/ci.md").blocks.find(({ text }) =>
        text.includes("emulator --port 4010"),
    )!;
    const free = await startTestEmulator();
    const port = new URL(free.url).port;
    await free.close();
    const guide = block.text.replaceAll("4010", port).replace(/^pulumi .*$/gm, "");
    const wait = `until ${process.execPath} -e 'fetch(process.env.CONTENTSTACK_PERSONALIZE_BASE_URL).catch(() => process.exit(1))'; do :; done`;
    const script = spawn("sh", ["-ec", `${guide}\n${wait}\necho served`], {
        cwd: project,
        env: cleanEnv(),
        stdio: ["ignore", "pipe", "inherit"],
        // One that survives its script would keep the pipe open.
        timeout: 30_000,
    });
    let output = "";
    script.stdout.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
    });
    expect(await once(script, "exit")).toEqual([0, null]);
    expect(output).toContain("served");
    const next = await startTestEmulator({ port: Number(port) });
    await next.close();
});
