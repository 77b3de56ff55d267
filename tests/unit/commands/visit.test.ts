import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readVisitors } from "../../../provider/cli/visit/visitors";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { furnish } from "./project";
import { environmentOf, personalize } from "./run";

describe("personalize visit", () => {
    let emulator: TestEmulator;
    let other: TestEmulator;
    let env: NodeJS.ProcessEnv;
    let folder: string;

    const file = (content: unknown): string => {
        const path = join(folder, "sample.json");
        writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
        return path;
    };

    beforeAll(async () => {
        emulator = await startTestEmulator({ cmsLagMs: 0 });
        await furnish(emulator);
        const { api } = emulator;
        const [offer] = (await api.get<{ uid: string; name: string }[]>("/experiences")).filter(
            ({ name }) => name === "Offer",
        );
        const [paused] = await api.get<{ uid: string }[]>(`/experiences/${offer!.uid}/versions`);
        await api.put(`/experiences/${offer!.uid}/versions/${paused!.uid}`, { ...paused, status: "ACTIVE" });
        other = await startTestEmulator({ cmsLagMs: 0 });
        await other.restore(emulator.state());
        env = environmentOf(emulator);
        emulator.clearRequests();
        folder = mkdtempSync(join(tmpdir(), "personalize-visit-"));
    });
    afterAll(async () => {
        await emulator?.close();
        await other?.close();
        rmSync(folder, { recursive: true, force: true });
    });

    test("explains what one visitor gets, rule by rule", async () => {
        const args = [
            "--country",
            "DE",
            "--attribute",
            "loyalty_tier=silver",
            "age=42",
            "--attribute",
            "lytics_audiences=|x|",
        ];
        const { code, stdout, stderr } = await personalize(["visit", "--assigned", "0=2", ...args], {
            ...env,
            CI: "true",
        });
        expect([code, stderr]).toEqual([0, ""]);
        expect(new Set(emulator.requests().map(({ method }) => method))).toEqual(new Set(["GET"]));
        expect(stdout).toBe(` 1.  Offer  For gold  cs_personalize_1_0
    Experience "Offer" shows the variant "For gold". The first variant that matches is shown.
      + Variant "For gold": all of its audiences must match.
        + Audience "Gold \\u{1B}[31mmembers": all of these must match.
          + Country is DE: the country is "DE".
          + not (Loyalty tier is "gold"): "loyalty_tier" is "silver".
        + Audience "Germany".
          + Country is DE: the country is "DE".
      - Variant "For buyers".
        - Audience "Likely buyers".
          - The Lytics audiences of the visitor include "likely_buyers".

 2.  Homepage hero  Control  cs_personalize_0_2
    Experience "Homepage hero" shows the variant "Control". The visitor already has the variant "Control".
      + The test targets any of its audiences.
        + Audience "Germany".
          + Country is DE: the country is "DE".
        + Audience "Gold \\u{1B}[31mmembers": all of these must match.
          + Country is DE: the country is "DE".
          + not (Loyalty tier is "gold"): "loyalty_tier" is "silver".

– no variant
`);
    });

    const sample = [
        { name: "German", country: "DE", assigned: { "0": "2" } },
        { name: "Anonymous", country: "DE" },
        { name: "French", country: "FR" },
    ];

    test("many visitors are a table, and what has no effect is said", async () => {
        const visitors = file([...sample, { name: "Odd", county: "DE", attributes: { tier: 1 } }]);
        const { code, stdout, stderr } = await personalize(["visit", "--visitors", visitors], {
            ...env,
            CI: "true",
        });
        expect(code).toBe(0);
        expect(stdout).toBe(`Experience     German      Anonymous   French  Odd
Offer          For gold *  For gold *  –       –
Homepage hero  Control     ?           –       –

– no variant
? undecided: the inputs do not determine it
* rests on an assumption: absentInverted (docs/guides/visitors.md)
`);
        expect(stderr).toBe(`Odd: "county" is not a field of a visitor. Did you mean "country"?
Odd: The project has no attribute with the key "tier".
`);
    });

    test("as JSON it has the reasons and the manifest", async () => {
        const { code, stdout } = await personalize(
            ["visit", "--json", "--country", "DE", "--tag", "home"],
            env,
        );
        expect(code).toBe(0);
        const { projectUid, visitors } = JSON.parse(stdout);
        expect(projectUid).toBe(emulator.projectUid);
        expect(visitors).toMatchObject([
            {
                name: "visitor",
                visitor: { country: "DE", tags: ["home"] },
                experiences: [
                    {
                        name: "Homepage hero",
                        decision: "undecided",
                        candidates: ["2", "3"],
                        reason: { kind: "experience" },
                    },
                ],
                manifest: {
                    experiences: [{ shortUid: "0", activeVariantShortUid: null }],
                    activeVariants: { "0": null },
                },
                ignored: [],
            },
        ]);
    });

    test("every option reaches the evaluation", async () => {
        const options = {
            "--uid": "u1",
            "--attribute": "loyalty_tier=gold",
            "--live-attribute": 'age="42"',
            "--page-url": "https://shop.example/?a=1",
            "--referrer": "https://news.example/",
            "--user-agent": "Mozilla/5.0",
            "--device": "TABLET",
            "--operating-system": "IOS",
            "--country": "US",
            "--visitor-region": "US-IL",
            "--city": "chicago,IL,US",
            "--timezone": "America/Chicago",
            "--time": "2026-03-10T12:00:00Z",
            "--tag": "home",
            "--assigned": "0=3",
            "--forced": "1=0",
        };
        const { stdout } = await personalize(["visit", "--json", ...Object.entries(options).flat()], env);
        expect(JSON.parse(stdout).visitors[0].visitor).toEqual({
            uid: "u1",
            attributes: { loyalty_tier: "gold" },
            liveAttributes: { age: "42" },
            pageUrl: "https://shop.example/?a=1",
            referrer: "https://news.example/",
            userAgent: "Mozilla/5.0",
            device: "TABLET",
            operatingSystem: "IOS",
            country: "US",
            region: "US-IL",
            city: "chicago,IL,US",
            timezone: "America/Chicago",
            time: "2026-03-10T12:00:00Z",
            tags: ["home"],
            assigned: { "0": "3" },
            forced: { "1": "0" },
        });
    });

    test("drafts and assumptions on request", async () => {
        const drafts = await personalize(
            ["visit", "--json", "--drafts", "--country", "DE", "--uid", "u1"],
            env,
        );
        expect(JSON.parse(drafts.stdout).visitors[0].manifest.activeVariants["0"]).toMatch(/^[4-7]$/);
        const args = ["--country", "DE", "--uid", "u1", "--assume", "bucketing=undecided"];
        const assumed = await personalize(["visit", "--json", ...args], env);
        expect(JSON.parse(assumed.stdout).visitors[0].manifest.activeVariants["0"]).toBeNull();
    });

    test("compared with an equal project, nobody gets something else", async () => {
        const args = ["visit", "--visitors", file(sample), "--compare-with", other.url];
        const { code, stdout } = await personalize(args, env);
        expect([code, stdout]).toEqual([
            0,
            `Of 3 visitors, nobody gets something else at ${other.url} than at ${emulator.url}.\n`,
        ]);
    });

    test("compared with a changed project, it prints who gets something else, and fails", async () => {
        const changed = await startTestEmulator({ cmsLagMs: 0 });
        try {
            await changed.restore(emulator.state());
            const { api } = changed;
            const germany = (
                await api.get<{ uid: string; name: string; definition: { rules: object[] } }[]>("/audiences")
            ).find(({ name }) => name === "Germany")!;
            const definition = JSON.parse(JSON.stringify(germany.definition).replace('"DE"', '"FR"'));
            await api.put(`/audiences/${germany.uid}`, { name: "Germany", definition });
            const args = ["visit", "--visitors", file(sample), "--compare-with", changed.url];
            const { code, stdout } = await personalize(args, { ...env, CI: "true" });
            expect([code, stdout.split("\n").map((line) => line.split(/ {2,}/))]).toEqual([
                1,
                [
                    ["Visitor", "Experience", `At ${emulator.url}`, `At ${changed.url}`],
                    ["German", "Offer", "For gold *", "–"],
                    ["Anonymous", "Offer", "For gold *", "–"],
                    ["French", "Homepage hero", "–", "?"],
                    [""],
                    [`Of 3 visitors, 3 get something else at ${changed.url}.`],
                    [""],
                ],
            ]);
            const json = await personalize([...args, "--json"], env);
            expect(json.code).toBe(1);
            expect(JSON.parse(json.stdout).differences).toMatchObject([
                {
                    visitor: "German",
                    experience: "Offer",
                    here: { variant: { name: "For gold" } },
                    there: { decision: "none" },
                },
                { visitor: "Anonymous", experience: "Offer" },
                {
                    visitor: "French",
                    experience: "Homepage hero",
                    here: { decision: "none" },
                    there: { decision: "undecided" },
                },
            ]);
        } finally {
            await changed.close();
        }
    });

    test.each<[string, unknown, string]>([
        ["no list", { country: "DE" }, "must be a JSON list of visitors: [{"],
        ["an empty list", [], "must be a JSON list of visitors: [{"],
        ["no JSON", "country: DE", "is not JSON: "],
        ["no visitor", ["DE"], 'visitor 1 must be an object; it is "DE".'],
        [
            "a name twice",
            [{ name: "A" }, { name: "A" }],
            "the name of visitor 2 must be a string that no other visitor has",
        ],
    ])("a file with %s", (_what, content, message) => {
        expect(() => readVisitors({ visitors: file(content) })).toThrow(message);
    });

    test.each<[string[], number, string]>([
        [["--visitors", "missing.json"], 1, "The file of --visitors can't be read"],
        [["--assume", "bucketting=x"], 2, "Did you mean bucketing?"],
        [["--compare-with", "localhost", "--attribute", "gold"], 2, "--compare-with"],
    ])("%j fails", async (args, code, message) => {
        const ended = await personalize(["visit", ...args], env);
        expect(ended.code).toBe(code);
        expect(ended.stderr).toContain(message);
        expect(ended.stderr).not.toMatch(/\n\s+at /);
    });
});
