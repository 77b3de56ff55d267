import * as reads from "../../../provider/program/reads";
import { definition, refusal, segmented, useReads } from "./support";

const world = useReads();

interface Made {
    uid: string;
}

describe("one of each kind is found by what people know it by, and by its uid", () => {
    test("attributes, presets included", async () => {
        const { uid } = await world.emulator.api.post<Made>("/attributes", {
            key: "tier",
            name: "Tier",
            description: "Loyalty",
        });
        const found = await reads.getAttribute({ key: "tier" });
        expect(found).toMatchObject({
            uid,
            type: "CUSTOM",
            key: "tier",
            name: "Tier",
            description: "Loyalty",
            createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        });
        expect(await reads.getAttribute({ uid })).toEqual(found);
        const preset = await reads.getAttribute({ uid: "COUNTRY" });
        expect([preset.type, preset.name, preset.key]).toEqual(["PRESET", "Country", undefined]);
        const all = await reads.getAttributes();
        expect(all.map(({ type }) => type)).toEqual(["CUSTOM", ...Array(8).fill("PRESET")]);
    });

    test("audiences, those from Lytics where they are asked for", async () => {
        const { uid } = await world.emulator.api.post<Made>("/audiences", { name: "Gold", definition });
        const lytics = await world.emulator.addLyticsAudience("Gold from Lytics");
        const found = await reads.getAudience({ name: "Gold" });
        expect(found).toMatchObject({ uid, name: "Gold", description: "", definition, attributes: [] });
        expect(await reads.getAudience({ uid })).toEqual(found);
        expect((await reads.getAudiences()).map(({ name }) => name)).toEqual(["Gold"]);
        const both = await reads.getAudiences({ includeLyticsAudiences: true });
        expect(both.map(({ name }) => name).sort()).toEqual(["Gold", "Gold from Lytics"]);
        expect(await refusal(reads.getAudience({ name: "Gold from Lytics" }))).toMatch(
            /includeLyticsAudiences: true\.$/,
        );
        const synced = await reads.getAudience({ name: "Gold from Lytics", includeLyticsAudiences: true });
        expect([synced.uid, synced.source, synced.definition]).toEqual([lytics.uid, "LYTICS", undefined]);
    });

    test("events", async () => {
        const { uid } = await world.emulator.api.post<Made>("/events", { key: "signup" });
        const found = await reads.getEvent({ key: "signup" });
        expect(found).toMatchObject({ uid, key: "signup", description: "" });
        expect(await reads.getEvent({ uid })).toEqual(found);
        expect(await reads.getEvents()).toEqual([found]);
    });

    test("experiences, their versions and their order", async () => {
        const hero = await segmented(world.emulator, "Hero", "ACTIVE", "Gold", "Silver");
        const spare = await segmented(world.emulator, "Spare", "DRAFT", "All");
        const found = await reads.getExperience({ name: "Hero" });
        expect(found).toMatchObject({
            uid: hero.uid,
            shortUid: hero.shortUid,
            type: "SEGMENTED",
            tags: [],
            status: "ACTIVE",
            hasDraft: false,
            priority: 1,
            latestVersionUid: hero.latestVersion,
        });
        expect(await reads.getExperience({ uid: hero.uid })).toEqual(found);
        expect((await reads.getExperiences()).map(({ name }) => name)).toEqual(["Hero", "Spare"]);
        const [version] = await reads.getExperienceVersions({ experience: hero.uid });
        expect(version).toMatchObject({
            uid: hero.latestVersion,
            experience: hero.uid,
            versionNumber: 1,
            status: "ACTIVE",
            metrics: [],
            variants: [
                { name: "Gold", shortUid: "0", alias: `cs_personalize_${hero.shortUid}_0` },
                { name: "Silver", shortUid: "1", audiences: [expect.any(String)] },
            ],
        });
        // The id of a version is as good as the uid of its experience.
        const again = await reads.getExperienceVersions({ experience: `${hero.uid}/${hero.latestVersion}` });
        expect(again).toEqual([version]);
        expect(await reads.getExperiencesPriority()).toEqual({
            projectUid: world.emulator.projectUid,
            order: [hero.uid, spare.uid],
        });
    });

    test("projects, and what is in another one", async () => {
        const response = await fetch(`${world.emulator.url}/projects`, {
            method: "POST",
            headers: {
                authtoken: world.emulator.authtoken,
                organization_uid: world.emulator.organizationUid,
                "content-type": "application/json",
            },
            body: JSON.stringify({ name: "Staging", description: "" }),
        });
        const { uid } = (await response.json()) as Made;
        const staging = await reads.getProject({ name: "Staging" });
        expect(staging).toMatchObject({ uid, connectedStackApiKey: undefined });
        expect((await reads.getProjects()).map(({ name }) => name)).toEqual(["Staging", "Emulated project"]);
        await world.emulator.api.post("/events", { key: "signup" });
        expect(await reads.getEvents({ projectUid: staging.uid })).toEqual([]);
    });
});

describe("what can't be found says what is there", () => {
    test("with the one that was meant, and its uid", async () => {
        const { uid } = await world.emulator.api.post<Made>("/events", { key: "signup" });
        await world.emulator.api.post("/events", { key: "purchase" });
        expect(await refusal(reads.getEvent({ key: "sign_up" }))).toBe(
            `LookupError: getEvent: there is no event with the key "sign_up" in project ${world.emulator.projectUid}. ` +
                `Did you mean "signup" (${uid})? It has 2: "purchase" (${await uidOf("purchase")}), "signup" (${uid}).`,
        );
    });

    test("also where there is nothing at all, and where there is a lot", async () => {
        expect(await refusal(reads.getEvent({ uid: "0123456789abcdef01234567" }))).toBe(
            `LookupError: getEvent: there is no event with the uid "0123456789abcdef01234567" in project ${world.emulator.projectUid}. ` +
                "It has no events at all: check the project and the region.",
        );
        for (let n = 0; n < 12; n++) await world.emulator.api.post("/events", { key: `event ${n}` });
        expect(await refusal(reads.getEvent({ key: "x" }))).toMatch(
            / It has 12: ("event \d+" \(\w+\), ){9}"event \d+" \(\w+\) and 2 more\.$/,
        );
    });

    test("and of two with one name, both are named", async () => {
        world.emulator.configure({ switches: { duplicateNames: "allowed" } });
        const twins = await Promise.all(
            [1, 2].map(() => world.emulator.api.post<Made>("/audiences", { name: "Gold", definition })),
        );
        const said = await refusal(reads.getAudience({ name: "Gold" }));
        expect(said).toMatch(/^LookupError: getAudience: project \w+ has 2 audiences with the name "Gold": /);
        for (const { uid } of twins) expect(said).toContain(`${uid} (created `);
        expect((await reads.getAudience({ uid: twins[1]!.uid })).name).toBe("Gold");
    });

    test("names are made harmless", async () => {
        await world.emulator.api.post("/events", { key: "red \u001b[31m" });
        expect(await refusal(reads.getEvent({ key: "x" }))).toContain('"red \\u{1B}[31m"');
    });

    test("an experience whose versions are wanted is looked for first", async () => {
        await segmented(world.emulator, "Hero", "DRAFT", "All");
        expect(
            await refusal(reads.getExperienceVersions({ experience: "0123456789abcdef01234567" })),
        ).toMatch(
            /^LookupError: getExperienceVersions: there is no experience with the uid .* It has 1: "Hero"/,
        );
    });
});

describe("mistakes in the arguments are named before any request", () => {
    const cases: [string, () => Promise<unknown>, RegExp][] = [
        ["neither", () => reads.getEvent({} as never), /getEvent takes either key or uid, but got neither/],
        ["both", () => reads.getEvent({ key: "a", uid: "b" } as never), /either key or uid, but got both/],
        [
            "empty",
            () => reads.getAudience({ name: "" }),
            /getAudience: name must be a non-empty string; it is empty/,
        ],
        [
            "a number",
            () => reads.getEvent({ key: 1 } as never),
            /key must be a non-empty string; it is number/,
        ],
        [
            "a promise",
            () => reads.getEvent({ key: Promise.resolve("a") } as never),
            /Use getEventOutput\(…\)/,
        ],
        [
            "no experience",
            () => reads.getExperienceVersions({ experience: "/x" }),
            /"\/x" is not the uid of an experience/,
        ],
        ["a bad project", () => reads.getEvents({ projectUid: "mine" }), /is not the uid of a project/],
    ];
    test.each(cases)("%s", async (_, read, said) => {
        expect(await refusal(read())).toMatch(said);
        expect(world.emulator.requests()).toEqual([]);
    });
});

async function uidOf(key: string): Promise<string> {
    return (await reads.getEvent({ key })).uid;
}
