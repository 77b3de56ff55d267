import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emulatedApp } from "../../provider/emulator/identity/identity";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";

const COUNT = 200;
const HOUR = 3_600_000;
const program = `for (let n = 0; n < ${COUNT}; n += 1) new personalize.Event(\`event-\${n}\`, { key: \`event-\${n}\` });\n`;

describe("an up that outlives its OAuth token, with a refresh token that works once", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let stop: () => void;
    const configuration = mkdtempSync(join(tmpdir(), "token-expiry-"));
    let expiries = 0;

    beforeAll(async () => {
        emulator = await startTestEmulator({ quotas: { events: COUNT } });
        // Every 50 creates, an hour passes on the server, whatever the machine's speed.
        stop = emulator.onChange(() => {
            const created = emulator.project()?.events.length ?? 0;
            if (created < (expiries + 1) * 50 || created === COUNT) return;
            expiries += 1;
            emulator.setClock(Date.now() + expiries * HOUR);
        });
        project = await newProject({
            program,
            emulator,
            env: {
                CONTENTSTACK_AUTHTOKEN: "",
                XDG_CONFIG_HOME: configuration,
                CONTENTSTACK_OAUTH_CLIENT_ID: emulatedApp.clientId,
                CONTENTSTACK_OAUTH_CLIENT_SECRET: emulatedApp.clientSecret,
                CONTENTSTACK_OAUTH_REFRESH_TOKEN: emulatedApp.refreshToken,
            },
        });
    });
    afterAll(async () => {
        stop();
        project?.dispose();
        await emulator?.close();
        rmSync(configuration, { recursive: true });
    });

    test("creates everything once, refreshes once per expiry, and shows and stores no token", async () => {
        const up = await project.up("--skip-preview", "-v=9", "--logtostderr");
        expect(up.errors).toBe("");
        expect(emulator.project()?.events).toHaveLength(COUNT);
        expect(expiries).toBe(3);
        const requests = emulator.requests();
        expect(requests.filter(({ operation }) => operation === "issueToken")).toHaveLength(1 + expiries);
        expect(requests.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(expiries);
        expect(
            requests.filter(({ operation, status }) => operation === "createEvent" && status === 201),
        ).toHaveLength(COUNT);

        const folder = join(configuration, "pulumi-contentstack-personalize");
        const [file, ...others] = readdirSync(folder);
        expect(others).toEqual([]);
        const stored = JSON.parse(readFileSync(join(folder, file!), "utf8"));
        const shown = up.output + (await project.stackExport("--show-secrets"));
        for (const secret of [
            stored.accessToken,
            stored.refreshToken,
            emulatedApp.clientSecret,
            emulatedApp.refreshToken,
            "emulated-access-",
            "emulated-refresh-",
        ])
            expect(shown.includes(secret)).toBe(false);
    });
});
