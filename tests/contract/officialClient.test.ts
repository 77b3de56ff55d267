import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { cleanEnv } from "../support/cleanEnv";
import { type ContentManagement, contentManagement } from "./officialClient/contentManagement";
import { officialClient } from "./officialClient/install";
import { normalized } from "./officialClient/normalized";
import { type Session, startSession } from "./support/useEmulator";

const source = join(__dirname, "../fixtures/compass");
const work = mkdtempSync(join(tmpdir(), "official-client-"));

let session: Session;
let content: ContentManagement;
let log: string;
let imported: { projectUid: string; complete: boolean };

beforeAll(async () => {
    const clientFolder = await officialClient();
    // The recording is of 2024; its segmented variants have no `lyticsAudiences`.
    session = await startSession({ switches: { lyticsAudiences: "absent" } });
    content = await contentManagement(session.emulator);
    const task = {
        clientFolder,
        personalizeUrl: session.emulator.url,
        contentUrl: content.url,
        authtoken: session.emulator.authtoken,
        organizationUid: session.emulator.organizationUid,
        apiKey: "blt0000000000000001",
        source,
        work,
        // Its command line looks every 10 seconds.
        poll: { thresholdTimer: 6000, checkIntervalDuration: 100 },
        exports: true,
    };
    const own = {
        HOME: work,
        XDG_CONFIG_HOME: work,
        CS_CLI_CONFIG_PATH: work,
        CS_CLI_LOG_PATH: work,
        // Behind a proxy it would ask that one for our server.
        NO_PROXY: "127.0.0.1",
        no_proxy: "127.0.0.1",
    };
    const run = promisify(execFile);
    const { stdout, stderr } = await run(
        process.execPath,
        [join(__dirname, "officialClient/run.cjs"), JSON.stringify(task)],
        { env: { ...cleanEnv(), ...own } },
    );
    log = stripVTControlCharacters(stdout + stderr);
    imported = JSON.parse(readFileSync(join(work, "imported.json"), "utf8"));
});

afterAll(async () => {
    await content.close();
    await session.emulator.close();
    rmSync(work, { recursive: true, force: true });
});

test("the official client reports success, and no error", () => {
    expect(imported.complete).toBe(true);
    const successes = [...log.matchAll(/SUCCESS: (.*)/g)].map(([, said = ""]) =>
        said.replace(/: [0-9a-f]{24}/, ""),
    );
    expect(successes).toEqual([
        "Project created successfully",
        "Attributes imported successfully",
        "Audiences imported successfully",
        "Events imported successfully",
        "Experiences created successfully",
        "Variant and variant groups created successfully",
        "Content types attached to experiences successfully",
        "Projects exported successfully!",
        "Attributes exported successfully! Total attributes: 11",
        "Audiences exported successfully! Total audiences: 8",
        "Events exported successfully! Total events: 1",
        "Experiences exported successfully!",
    ]);
    expect(log).not.toMatch(/ERROR|WARN/);
});

test("what it exports is what it imported, ids and audit fields aside", () => {
    expect(normalized(join(work, "export/personalize"))).toEqual(normalized(source));
});

test("every request of it succeeded, in the number that the recording takes", () => {
    const requests = session.emulator.requests();
    const writes = requests.filter(({ method }) => method !== "GET").map(({ operation }) => operation);
    expect(requests.filter(({ status }) => status >= 300)).toEqual([]);
    expect(writes).toEqual([
        "createProject",
        ...Array.from({ length: 3 }, () => "createAttribute"),
        ...Array.from({ length: 8 }, () => "createAudience"),
        "createEvent",
        "createExperience",
        "updateExperienceVersion",
        "createExperience",
        "updateExperienceVersion",
    ]);
    expect(content.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(2);
});

test("the state that it leaves is sound", () => {
    expect(session.emulator.checkInvariants()).toEqual([]);
    expect(session.emulator.state().projects.map(({ wire }) => wire.uid)).toContain(imported.projectUid);
});
