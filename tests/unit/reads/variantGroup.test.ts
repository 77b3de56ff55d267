import type { PersonalizeClient } from "../../../provider/core/api/client";
import type { WireCms, WireExperience, WireVersion } from "../../../provider/core/wire";
import { getVariantGroup } from "../../../provider/program/reads";
import { awaitSync } from "../../../provider/program/reads/variantGroupSync";
import { FakeClock } from "../api/fakeClock";
import { refusal, segmented, setEnvironment, useReads } from "./support";

const world = useReads();

describe("on the emulator", () => {
    test("the uids in the CMS by shortUid and by name", async () => {
        const hero = await segmented(world.emulator, "Hero", "ACTIVE", "Gold", "Silver");
        const group = await getVariantGroup({ experience: hero.uid });
        expect(group).toEqual({
            uid: expect.stringMatching(/^cs[0-9a-f]{16}$/),
            experience: hero.uid,
            variants: [
                {
                    name: "Gold",
                    shortUid: "0",
                    alias: `cs_personalize_${hero.shortUid}_0`,
                    uid: group.variantUids[0],
                },
                {
                    name: "Silver",
                    shortUid: "1",
                    alias: `cs_personalize_${hero.shortUid}_1`,
                    uid: group.variantUids[1],
                },
            ],
            variantUids: { 0: expect.stringMatching(/^cs/), 1: expect.stringMatching(/^cs/) },
            variantUidsByName: { Gold: group.variantUids[0], Silver: group.variantUids[1] },
        });
    });

    test("a project without a stack is named at once", async () => {
        const { url, authtoken, organizationUid, projectUid } = world.emulator;
        await fetch(`${url}/projects/${projectUid}`, {
            method: "PUT",
            headers: { authtoken, organization_uid: organizationUid, "content-type": "application/json" },
            body: JSON.stringify({ name: "Lonely", description: "", connectedStackApiKey: "" }),
        });
        const hero = await segmented(world.emulator, "Hero", "ACTIVE", "Gold");
        expect(await refusal(getVariantGroup({ experience: hero.uid }))).toMatch(
            /^LookupError: .*the project "Lonely" \(\w+\) has no connected stack.*Connect one under Settings/,
        );
        // Who can't look at the project hears both causes, when the time is over.
        setEnvironment({ ...process.env, CONTENTSTACK_ORGANIZATION_UID: "" });
        process.env.CONTENTSTACK_PERSONALIZE_BASE_URL = url;
        process.env.CONTENTSTACK_PERSONALIZE_PROJECT_UID = projectUid;
        process.env.CONTENTSTACK_AUTHTOKEN = authtoken;
        expect(await refusal(getVariantGroup({ experience: hero.uid, timeout: 0 }))).toMatch(
            /"Hero" \(\w+\) after 0 s: there is no variant group\. Either the project has no connected stack/,
        );
    });

    test("an experience without variants has nothing to wait for", async () => {
        const made = await world.emulator.api.post<{ uid: string }>("/experiences", {
            name: "New",
            __type: "SEGMENTED",
        });
        expect(await refusal(getVariantGroup({ experience: made.uid }))).toMatch(
            /the experience "New" \(\w+\) has no variants yet\. Declare an ExperienceVersion/,
        );
        expect(await refusal(getVariantGroup({ experience: made.uid, timeout: -1 }))).toMatch(
            /^ConfigurationError: getVariantGroup: timeout must be a number of seconds from 0 to 3600; it is -1/,
        );
    });
});

describe("what counts as synced", () => {
    const version = (fields: Partial<WireVersion> = {}) =>
        ({
            uid: "v1",
            versionNumber: 1,
            status: "ACTIVE",
            firstActivatedAt: "2025-01-01T00:00:00.500Z",
            variants: ["0", "1"].map((shortUid) => ({
                __type: "ABTestVariant",
                name: `V${shortUid}`,
                shortUid,
            })),
            ...fields,
        }) as WireVersion;

    const done: WireCms = {
        lastSyncAttemptAt: "2025-01-01T00:00:00.700Z",
        syncStatus: "SUCCESS",
        variantGroup: "cs0",
        variants: { 0: "cs1", 1: "cs2" },
    };

    /** Looks at an experience that is in these states one after the other, and stays in the last. */
    function look(states: (WireCms | undefined)[], versions = [version()], timeout = 60) {
        const experience = { uid: "e1", name: "Hero", shortUid: "0" } as WireExperience;
        let looks = 0;
        const get = async () => ({ ...experience, _cms: states[Math.min(looks++, states.length - 1)] });
        const client = { experiences: { get } } as unknown as PersonalizeClient;
        const clock = new FakeClock();
        const synced = awaitSync(
            { client, projectUid: "p1", experience, versions, knowsOrganization: false },
            timeout,
            clock,
        );
        return { synced, clock, looks: () => looks };
    }

    test("all variants of the live version, after it went live", async () => {
        const stale = { ...done, lastSyncAttemptAt: "2025-01-01T00:00:00.100Z" };
        const part = { ...done, variants: { 0: "cs1" } };
        const { synced, looks } = look([
            undefined,
            part,
            stale,
            { ...done, syncStatus: "IN_PROGRESS" },
            done,
        ]);
        expect((await synced).experience._cms).toEqual(done);
        expect(looks()).toBe(5);
    });

    test("the draft of an experience that was never live, which no activation has to precede", async () => {
        const draft = version({ status: "DRAFT", firstActivatedAt: undefined });
        const { synced } = look([{ ...done, lastSyncAttemptAt: undefined }], [draft]);
        expect((await synced).version).toBe(draft);
    });

    test.each<[string, WireCms | undefined, RegExp]>([
        [
            "nothing",
            undefined,
            /after 60 s: there is no variant group\. Either the project has no connected stack/,
        ],
        [
            "a part",
            { ...done, variants: { 0: "cs1" } },
            /these variants have no uid in the CMS: "V1"\. The sync is late or has failed/,
        ],
        [
            "an old one",
            { ...done, lastSyncAttemptAt: "2024-12-31T00:00:00.000Z" },
            /the last sync \(2024.*\) is older than the live version/,
        ],
        ["a failed one", { ...done, syncStatus: "FAILED" }, /the status of the sync is FAILED\./],
    ])("with %s the time runs out", async (_, state, said) => {
        const { synced, clock, looks } = look([state]);
        expect(await refusal(synced)).toMatch(said);
        const waited = clock.slept.reduce((sum, ms) => sum + ms, 0);
        expect(waited).toBeCloseTo(60_000, 0);
        expect(Math.max(...clock.slept)).toBe(4_000);
        expect(looks()).toBeLessThan(25);
    });
});
