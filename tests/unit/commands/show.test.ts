import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { furnish } from "./project";
import { environmentOf, personalize } from "./run";

describe("personalize show", () => {
    let emulator: TestEmulator;
    let env: NodeJS.ProcessEnv;

    beforeAll(async () => {
        emulator = await startTestEmulator({ cmsLagMs: 0 });
        await furnish(emulator);
        env = environmentOf(emulator);
    });
    afterAll(() => emulator?.close());

    test("is a project in words, in columns, without colours in a pipe", async () => {
        const { code, stdout, stderr } = await personalize(["show"], { ...env, CI: "true" });
        expect([code, stderr]).toEqual([0, ""]);
        const day = new Date().toISOString().slice(0, 10);
        expect(
            stdout
                .replace(/\b[0-9a-f]{24}\b/g, "«uid»")
                .replace(/\b[0-9a-f]{32}\b/g, "«lytics»")
                .replaceAll(day, "«day»"),
        ).toBe(`Project «uid» at ${emulator.url}

Experiences by priority (3)
 1.  Offer          segmented  PAUSED  «uid»
      paused, shown to nobody: version 1, first live «day»  «uid»
        For gold    for Gold \\u{1B}[31mmembers and Germany  cs_personalize_1_0
        For buyers  for Likely buyers (Lytics)              cs_personalize_1_1
 2.  Homepage hero  A/B test   ACTIVE  «uid»  #home
      live: version 2, first live «day»  «uid»
        Control  50 %  cs_personalize_0_2
        映像     50 %  cs_personalize_0_3
        only for Germany or Gold \\u{1B}[31mmembers
        counts signup as Sign-ups (primary)
      draft: version 3  «uid»
        A  25 %  cs_personalize_0_4
        B  25 %  cs_personalize_0_5
        C  25 %  cs_personalize_0_6
        D  25 %  cs_personalize_0_7
        only for Germany or Gold \\u{1B}[31mmembers
        counts signup as Sign-ups (primary)
      archived: 1
 3.  Spare          segmented  DRAFT   «uid»
      draft: version 1  «uid»
        no variants yet

Audiences (3)
  Germany                 «uid»          Country is DE
  Gold \\u{1B}[31mmembers  «uid»          Country is DE and not (Loyalty tier is "gold")
  Likely buyers           «lytics»  synced from LYTICS

Custom attributes (2)
  age           «uid»  Age
  loyalty_tier  «uid»  Loyalty tier  From the shop

Events (1)
  signup  «uid»  A new account
`);
    });

    test("as JSON it has what the reads answer", async () => {
        const { code, stdout } = await personalize(["show", "--json"], env);
        expect(code).toBe(0);
        const shown = JSON.parse(stdout);
        expect(Object.keys(shown)).toEqual([
            "projectUid",
            "experiences",
            "audiences",
            "attributes",
            "events",
        ]);
        expect(
            shown.experiences.map(
                ({ name, status }: { name: string; status: string }) => `${name} ${status}`,
            ),
        ).toEqual(["Offer PAUSED", "Homepage hero ACTIVE", "Spare DRAFT"]);
        expect(shown.experiences[1]).toMatchObject({
            type: "AB_TEST",
            live: {
                versionNumber: 2,
                variants: [{ name: "Control", alias: "cs_personalize_0_2" }, { name: "映像" }],
            },
            draft: { versionNumber: 3, variants: expect.any(Array) },
            archivedVersions: 1,
        });
        expect(shown.audiences[0]).toMatchObject({
            name: "Germany",
            rules: "Country is DE",
            definition: expect.any(Object),
        });
        expect(shown.attributes).toHaveLength(2);
        expect(shown.events).toMatchObject([{ key: "signup" }]);
    });

    test("options come before the environment", async () => {
        const other = {
            ...env,
            CONTENTSTACK_PERSONALIZE_BASE_URL: "http://127.0.0.1:1",
            CONTENTSTACK_PERSONALIZE_PROJECT_UID: "0".repeat(24),
        };
        const args = ["show", "--base-url", emulator.url, "--project-uid", emulator.projectUid];
        expect((await personalize(args, other)).stdout).toContain("Homepage hero");
    });

    test("requests are shown with their times where that is asked for, on stderr and without the token", async () => {
        const { stdout, stderr } = await personalize(["show", "--json"], {
            ...env,
            CONTENTSTACK_PERSONALIZE_DEBUG: "true",
        });
        JSON.parse(stdout);
        const lines = stderr.trim().split("\n");
        expect(lines).toHaveLength(8);
        for (const line of lines)
            expect(line).toMatch(/^personalize: GET \/[\w/-]+ → 200 in \d+ ms, attempt 1$/);
        expect(stderr).not.toContain(emulator.authtoken);
    });

    test.each<[string, NodeJS.ProcessEnv, string]>([
        [
            "no project",
            { CONTENTSTACK_PERSONALIZE_PROJECT_UID: "" },
            "no project is set: use --project-uid, or set CONTENTSTACK_PERSONALIZE_PROJECT_UID, to the 24",
        ],
        ["no token", { CONTENTSTACK_AUTHTOKEN: "" }, "no token is set: set CONTENTSTACK_AUTHTOKEN or"],
        [
            "a wrong token",
            { CONTENTSTACK_AUTHTOKEN: "blt0000000000000000" },
            "Set CONTENTSTACK_AUTHTOKEN to a new token",
        ],
        [
            "nobody there",
            {
                CONTENTSTACK_PERSONALIZE_BASE_URL: "http://127.0.0.1:1",
                CONTENTSTACK_PERSONALIZE_MAX_RETRIES: "0",
            },
            "Is the emulator running there?",
        ],
    ])("with %s it fails with 1 and says what to do", async (_, change, said) => {
        const { code, stdout, stderr } = await personalize(["show"], { ...env, ...change });
        expect([code, stdout]).toEqual([1, ""]);
        expect(stderr).toContain(said);
        expect(stderr).not.toMatch(/^ {4}at /m);
    });
});

test("an empty project says so", async () => {
    const emulator = await startTestEmulator();
    const { stdout } = await personalize(["show"], environmentOf(emulator));
    await emulator.close();
    expect(stdout.match(/\(0\)\n {2}none$/gm)).toHaveLength(4);
});

test("without any setting it names the options and variables that it reads, and no configuration of Pulumi", async () => {
    const { code, stdout, stderr } = await personalize(["show"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`Contentstack Personalize can't be used yet, for 3 reasons:
  - no region is set: use --region, or set CONTENTSTACK_REGION, to one of AWS-NA, AWS-EU, AWS-AU, AZURE-NA, AZURE-EU, GCP-NA, GCP-EU; for an emulator, use --base-url, or set CONTENTSTACK_PERSONALIZE_BASE_URL.
  - no token is set: set CONTENTSTACK_AUTHTOKEN or CONTENTSTACK_OAUTH_TOKEN in the environment, or log in with \`npx --no-install pulumi-contentstack-personalize login\`.
  - no project is set: use --project-uid, or set CONTENTSTACK_PERSONALIZE_PROJECT_UID, to the 24 hexadecimal digits under Settings → General in Personalize.
This command does not read the configuration of a Pulumi stack.
`);
});
