import { country } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { OWN_IMPORT, testDynamic } from "../support/testDynamic";
import { useHost } from "../support/useHost";
import { importing } from "./adoptKinds";
import { noticesSince } from "./notices";

type Live = { uid: string; latestVersion: string } & Record<string, unknown>;

describe("the option import of an experience version", () => {
    const world = useHost();
    const hero: Declaration = {
        name: "hero",
        kind: "experience",
        inputs: { name: "Hero", type: "SEGMENTED" },
    };
    let audience: string;
    let experience: Live;

    beforeEach(async () => {
        const { api } = world.emulator;
        const gold = { name: "Gold", definition: country("DE") };
        audience = (await api.post<Live>("/audiences", gold)).uid;
        experience = await api.post<Live>("/experiences", { name: "Hero", __type: "SEGMENTED" });
    });

    const wire = (name: string) => [
        { __type: "SegmentedVariant", name, audiences: [audience], audienceCombinationType: "AND" },
    ];
    const path = () => `/experiences/${experience.uid}/versions`;
    /** A version that somebody has made by hand, in the first draft or as a new one. */
    const handMade = async (status: string, name = "A", uid = experience.latestVersion) =>
        (await world.emulator.api.put<Live>(`${path()}/${uid}`, { status, variants: wire(name) })).uid;
    const post = async (status: string, name: string) =>
        (await world.emulator.api.post<Live>(path(), { status, variants: wire(name) })).uid;
    const versions = () => world.emulator.api.get<Live[]>(path());

    function program(status: string, more: object, name = "A"): Declaration[] {
        const inputs = {
            experience: ref("hero"),
            status,
            variants: [{ name, audiences: [audience] }],
            ...more,
        };
        return [
            { ...hero, inputs: { ...hero.inputs, ...importing(experience.uid) } },
            { name: "version", kind: "experienceVersion", inputs, deletedWith: "hero" },
        ];
    }

    const refusals = async (declared: Declaration[]): Promise<string[]> => {
        const preview = await world.stack.preview(declared);
        const up = await world.stack.up(declared);
        return [...preview.problems(), ...up.problems()];
    };

    test.each(["DRAFT", "ACTIVE", "PAUSED"])(
        "takes over one that is %s, and writes nothing",
        async (status) => {
            const uid = await handMade(status === "DRAFT" ? "DRAFT" : "ACTIVE");
            if (status === "PAUSED") await handMade("PAUSED", "A", uid);
            const { stack, emulator, host } = world;
            const id = `${experience.uid}/${uid}`;
            const declared = program(status, importing(id));
            const heard = host.output().length;
            const mark = emulator.mark();
            expect((await stack.preview(declared)).problems()).toEqual([]);
            if (host.way === "dynamic")
                await noticesSince(
                    host,
                    new RegExp(`takes over ${id}, which matches the declaration`),
                    heard,
                );
            expect((await stack.up(declared)).problems()).toEqual([]);
            expect(emulator.since(mark).writes).toBe(0);
            expect(stack.entry("version")).toMatchObject({ id, outputs: { versionUid: uid, status } });
            const after = emulator.mark();
            for (const next of [declared, program(status, {})])
                expect((await stack.up(next)).changes).toEqual([]);
            expect(emulator.since(after).lines).toEqual([]);
        },
    );

    describe("beside a draft", () => {
        let live: string;
        let draft: string;
        const stagedAs = (name: string) => ({ staged: { variants: [{ name, audiences: [audience] }] } });
        const taking = (more: object, onMismatch?: "update") =>
            program("ACTIVE", { ...importing(`${experience.uid}/${live}`, onMismatch), ...more });
        beforeEach(async () => {
            live = await handMade("ACTIVE");
            draft = await post("DRAFT", "B");
        });

        test("without the argument that ignoreChanges takes out names that option", async () => {
            const preview = await world.stack.preview(taking({ variants: undefined }));
            expect(preview.problems().join()).toMatch(
                /version\.variants: is required.* the option ignoreChanges: \["variants"\] takes it out of an import: add that option after the import\./,
            );
        });

        test("takes over both, and writes nothing; the draft is ours from then on", async () => {
            const mark = world.emulator.mark();
            expect((await world.stack.up(taking(stagedAs("B")))).problems()).toEqual([]);
            expect(world.emulator.since(mark).writes).toBe(0);
            expect(world.stack.entry("version").outputs).toMatchObject({
                versionUid: live,
                stagedVersionUid: draft,
                stagedShortUids: ["1"],
            });
            expect((await world.stack.up(taking({}))).problems()).toEqual([]);
            expect((await versions()).map(({ status }) => status)).toEqual(["ACTIVE"]);
        });

        test("without `staged` it leaves the draft to whoever made it", async () => {
            expect((await world.stack.up(taking({}))).problems()).toEqual([]);
            expect(world.stack.entry("version").outputs).not.toHaveProperty("stagedVersionUid");
            expect((await world.stack.up([taking({})[0]!])).problems()).toEqual([]);
            expect((await versions()).map(({ status }) => status)).toEqual(["DRAFT", "PAUSED"]);
        });

        testDynamic(OWN_IMPORT)("refuses another draft with the difference, or writes over it", async () => {
            const mark = world.emulator.mark();
            const differs = expect.stringMatching(/staged\.variants\[0\]\.name: declared "Other", live "B"/);
            expect(await refusals(taking(stagedAs("Other")))).toEqual([differs, differs]);
            expect(world.emulator.since(mark).writes).toBe(0);
            expect(await refusals(taking(stagedAs("Other"), "update"))).toEqual([]);
            expect(world.emulator.since(mark).writes).toBe(1);
            expect(world.stack.entry("version").outputs.stagedVersionUid).toBe(draft);
        });

        test("refuses the draft alone, and leads to the live version with `staged`", async () => {
            const alone = program("DRAFT", importing(`${experience.uid}/${draft}`, "update"), "Other");
            const [problem] = await refusals(alone);
            expect(problem).toContain(`import: "${experience.uid}/${live}"`);
            expect(problem).toContain("`staged`");
        });
    });

    testDynamic(OWN_IMPORT)("refuses other content and another status, with both", async () => {
        const uid = await handMade("DRAFT", "Other");
        const id = `${experience.uid}/${uid}`;
        const mark = world.emulator.mark();
        const name = expect.stringMatching(
            /differs.*variants\[0\]\.name: declared "A", live "Other"\. .*onMismatch/,
        );
        expect(await refusals(program("DRAFT", importing(id)))).toEqual([name, name]);
        const status = expect.stringMatching(/differs.*status: declared "ACTIVE", live "DRAFT"/);
        expect(await refusals(program("ACTIVE", importing(id), "Other"))).toEqual([status, status]);
        expect(world.emulator.since(mark).writes).toBe(0);
    });

    testDynamic(OWN_IMPORT)(
        "refuses a variant that is declared with another shortUid than it has",
        async () => {
            const uid = await handMade("ACTIVE");
            const withShortUid = (shortUid: string) =>
                program("ACTIVE", {
                    ...importing(`${experience.uid}/${uid}`),
                    variants: [{ name: "A", audiences: [audience], shortUid }],
                });
            const mark = world.emulator.mark();
            const refused = expect.stringMatching(/differs.*variants.*declared.*"7".*live.*"0"/);
            expect(await refusals(withShortUid("7"))).toEqual([refused, refused]);
            expect(await refusals(withShortUid("0"))).toEqual([]);
            expect(world.emulator.since(mark).writes).toBe(0);
        },
    );

    test('writes the declared content over it with onMismatch: "update"', async () => {
        const uid = await handMade("DRAFT", "Other");
        const declared = program("ACTIVE", importing(`${experience.uid}/${uid}`, "update"));
        expect(await refusals(declared)).toEqual([]);
        expect(await versions()).toEqual([
            expect.objectContaining({
                uid,
                status: "ACTIVE",
                variants: [expect.objectContaining({ name: "A" })],
            }),
        ]);
        expect((await world.stack.up(declared)).changes).toEqual([]);
    });

    test("refuses history, what is not there, and the version of another experience", async () => {
        const archived = await handMade("ACTIVE");
        await post("ACTIVE", "B");
        const other = await world.emulator.api.post<Live>("/experiences", {
            name: "Other",
            __type: "SEGMENTED",
        });
        const cases: [string, RegExp][] = [
            [`${experience.uid}/${archived}`, /ARCHIVED, and an archived version can't change/],
            [
                `${experience.uid}/aaaaaaaaaaaaaaaaaaaaaaaa`,
                /has no (?:experience )?version with (?:that|the) uid/,
            ],
            [`${other.uid}/${other.latestVersion}`, /belongs to the experience|may not be replaced/],
            [archived, /<experienceUid>\/<versionUid>/],
        ];
        for (const [id, message] of cases) {
            const mark = world.emulator.mark();
            const found = await refusals(program("ACTIVE", importing(id)));
            expect(found).toEqual([expect.stringMatching(message), expect.stringMatching(message)]);
            expect(world.emulator.since(mark).writes).toBe(0);
        }
    });

    testDynamic(OWN_IMPORT)(
        "is refused where a change would move the version to another experience",
        async () => {
            const uid = await handMade("ACTIVE");
            const declared = program("ACTIVE", importing(`${experience.uid}/${uid}`));
            expect((await world.stack.up(declared)).problems()).toEqual([]);
            const other = await world.emulator.api.post<Live>("/experiences", {
                name: "Other",
                __type: "SEGMENTED",
            });
            const [first, version] = declared as [Declaration, Declaration];
            const moved = [first, { ...version, inputs: { ...version.inputs, experience: other.uid } }];
            const preview = await world.stack.preview(moved);
            expect(preview.problems()).toEqual([
                expect.stringMatching(/^version.experience: .*Remove the option first/),
            ]);
        },
    );

    test("of two resources that name one version, the second is refused", async () => {
        const uid = await handMade("ACTIVE");
        const declared = program("ACTIVE", importing(`${experience.uid}/${uid}`));
        const twice = [...declared, { ...declared[1]!, name: "again" }];
        const up = await world.stack.up(twice);
        expect(up.problems()).toEqual([expect.stringMatching(new RegExp(`manage the same object .*${uid}`))]);
    });
});
