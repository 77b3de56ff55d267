import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cleanEnv } from "../support/cleanEnv";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { long } from "../support/long";

type Made = { uid: string; latestVersion: string };

const root = resolve(__dirname, "../..");
const COUNTS = { attributes: 250, events: 100, audiences: 250, experiences: 200, versions: 199, priority: 1 };

/** Says at its end how much memory it took at most, in MiB. */
const MEASURED =
    "data:text/javascript,process.on('exit',()=>console.error('peak',Math.round(process.resourceUsage().maxRSS/1024)))";

(long ? describe : describe.skip)("`personalize import` of a project of 1,000 resources", () => {
    let emulator: TestEmulator;
    let out: string;

    beforeAll(async () => {
        out = mkdtempSync(join(tmpdir(), "personalize-import-"));
        const many = { attributes: 1000, events: 1000, audiences: 1000, experiences: 1000 };
        emulator = await startTestEmulator({ quotas: many });
        await build();
        emulator.configure({ rateLimit: 10 });
    });
    afterAll(async () => {
        rmSync(out, { recursive: true });
        await emulator.close();
    });

    const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
        Promise.all(Array.from({ length: count }, (_, index) => make(index)));

    async function build(): Promise<void> {
        const { api } = emulator;
        const attributes = await times(COUNTS.attributes, (n) =>
            api.post<Made>("/attributes", { key: `key_${n}`, name: `Attribute ${n}` }),
        );
        await times(COUNTS.events, (n) => api.post<Made>("/events", { key: `event_${n}` }));
        const audiences = await times(COUNTS.audiences, (n) =>
            api.post<Made>("/audiences", { name: `Audience ${n}`, definition: rule(attributes[n]!.uid, n) }),
        );
        const experiences = await times(COUNTS.experiences, (n) =>
            api.post<Made>("/experiences", { name: `Experience ${n}`, __type: "SEGMENTED" }),
        );
        await times(COUNTS.versions, (n) => {
            const { uid, latestVersion } = experiences[n]!;
            const variant = { name: "A", audiences: [audiences[n]!.uid], audienceCombinationType: "AND" };
            return api.put(`/experiences/${uid}/versions/${latestVersion}`, {
                status: "ACTIVE",
                variants: [{ __type: "SegmentedVariant", ...variant }],
            });
        });
    }

    const rule = (ref: string, n: number) => ({
        __type: "RuleCombination",
        combinationType: "AND",
        rules: [
            {
                __type: "Rule",
                attribute: { __type: "CustomAttributeReference", ref },
                attributeMatchCondition: "STRING_EQUALS",
                attributeMatchOptions: { __type: "StringMatchOptions", value: `value ${n}` },
                invertCondition: false,
            },
        ],
    });

    test("asks for each list once, at the API's pace, in little memory", async () => {
        const target = ["--base-url", emulator.url, "--project-uid", emulator.projectUid];
        const args = ["--import", MEASURED, "dist/cli/personalize.js", "import", "--out", out, ...target];
        const mark = emulator.mark();
        const began = Date.now();
        const child = spawn(process.execPath, args, {
            cwd: root,
            env: { ...cleanEnv(), CONTENTSTACK_AUTHTOKEN: emulator.authtoken },
        });
        let said = "";
        for (const stream of [child.stdout, child.stderr])
            stream.on("data", (chunk) => {
                said += chunk;
            });
        const [code] = await once(child, "close");
        const seconds = (Date.now() - began) / 1000;
        expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("1000 resources") });
        const { lines, requests, writes } = emulator.since(mark);
        const refused = requests.filter(({ status }) => status === 429).length;
        expect(writes).toBe(0);
        expect(new Set(lines).size).toBe(4 + COUNTS.experiences + 1);
        const bytes = readdirSync(out)
            .filter((name) => name.endsWith(".ts"))
            .reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
        const peak = Number(/peak (\d+)/.exec(said)?.[1]);
        console.log({ seconds, requests: requests.length, refused, peakMiB: peak, kilobytes: bytes / 1000 });
        expect(lines.length - refused).toBe(4 + COUNTS.experiences + 1);
        expect(refused / lines.length).toBeLessThan(0.01);
        expect(peak).toBeLessThan(250);
        expect(bytes).toBeLessThan(500_000);
    });
});
