import type { WireVersion } from "../../provider/core/wire";
import type { VariantInputs } from "../support/versionPrograms";
import { useVersions } from "./useVersions";

/** Content in the CMS hangs on the `shortUid` of a variant: none is ever lost by a write of ours. */
const world = useVersions();

type Variants = (string | VariantInputs)[];

const live = (...variants: Variants) => world.programs.version("live", "ACTIVE", variants);
const staging = (variants: Variants, staged: Variants) =>
    world.programs.version("live", "ACTIVE", variants, { staged });
const named = (version: WireVersion | undefined) =>
    version?.variants?.map(({ name, shortUid }) => `${name}:${shortUid}`);
const identities = async () => named(await world.colleague.live());
const stagedIdentities = async () => named(await world.colleague.draft());

test("the declared order is kept, never sorted, with each variant's identity", async () => {
    await world.up(live("A", "B"));
    await world.up(live("C", "B", "A"));
    expect(await identities()).toEqual(["C:2", "B:1", "A:0"]);
    expect(world.stack.entry("live").outputs.shortUids).toEqual(["2", "1", "0"]);
});

test("equal names keep their order", async () => {
    await world.up(live("A", "A"));
    await world.up(live("A", "A", "B"));
    expect(await identities()).toEqual(["A:0", "A:1", "B:2"]);
});

test("formerNames renames, and stays harmless for good", async () => {
    await world.up(live("Control", "Video"));
    const renamed = { name: "Film", formerNames: ["Video"] };
    await world.up(live("Control", renamed));
    expect(await identities()).toEqual(["Control:0", "Film:1"]);
    expect(await world.said()).not.toContain("no longer shown");
    await world.up(live("Control", renamed, "Video"));
    expect(await identities()).toEqual(["Control:0", "Film:1", "Video:2"]);
});

test("a variant that disappears is named in the preview, and with what brings it back", async () => {
    await world.up(live("Control", "Video"));
    await world.stack.preview([world.programs.experience(), live("Control", "Film")]);
    const said = await world.said();
    expect(said).toContain('ExperienceVersion (ACTIVE) of "hero": publishes a new version.');
    expect(said).toContain('the variant "Video" (shortUid 1) is no longer declared');
    expect(said).toContain(
        'formerNames: ["Video"] to the new one before this update, or shortUid: "1" afterwards',
    );
    await world.up(live("Control", "Film"));
    await world.up(live("Control", { name: "Film", shortUid: "1" }));
    expect(await identities()).toEqual(["Control:0", "Film:1"]);
});

test("a variant that a staged draft leaves out is named in the preview, and no content of it if it is new", async () => {
    const first = staging(["A", "B"], ["A"]);
    await world.stack.preview([world.programs.experience(), first]);
    expect(await world.said()).toContain(
        '`staged` has no variant "B", so visitors no longer see this new variant',
    );
    await world.up(first);
    await world.up(staging(["A", "B"], ["A", "B"]));
    const added = staging(["A", "B", "C"], ["A"]);
    expect(await world.said()).not.toContain("no longer shown");
    await world.stack.preview([world.programs.experience(), added]);
    const said = await world.said();
    expect(said).toContain('`staged` has no variant "C"');
    expect(said).toContain(
        '"B" (shortUid 1) is no longer declared, so the content that editors attached to it is no longer shown when this draft goes live',
    );
    expect(said).not.toContain('"C" (');
    await world.up(added);
    expect(await world.said()).not.toContain('"C" (');
});

test("names that change places by formerNames keep their content, which the preview says, and shortUid exchanges it", async () => {
    await world.up(live("A", "B"));
    const exchanged = live({ name: "B", formerNames: ["A"] }, { name: "A", formerNames: ["B"] });
    await world.stack.preview([world.programs.experience(), exchanged]);
    const said = await world.said();
    expect(said).toContain('the variant "B" (shortUid 1) keeps its own content');
    expect(said).toContain('To give it the content of "A", add shortUid: "0" to it.');
    await world.up(live({ name: "B", shortUid: "0" }, { name: "A", shortUid: "1" }));
    expect(await identities()).toEqual(["B:0", "A:1"]);
});

test("the preview names that a live version is paused or resumed, and does not promise the content of a lost variant", async () => {
    await world.up(live("A", "B"));
    const preview = async (declared: ReturnType<typeof live>) => {
        await world.stack.preview([world.programs.experience(), declared]);
        return world.said();
    };
    const paused = world.programs.version("live", "PAUSED", ["A", "B"]);
    expect(await preview(live("A"))).toContain("A variant that stays keeps its shortUid");
    expect(await preview(paused)).toContain("pauses version 1, which is live. Visitors see no variant");
    await world.up(paused);
    await world.said();
    expect(await preview(live("A", "B"))).toContain("resumes version 1, which is PAUSED");
});

test("a name that is declared again gets its identity back from history", async () => {
    await world.up(live("A", "B"));
    await world.up(live("A"));
    await world.up(live("A", "B"));
    expect(await identities()).toEqual(["A:0", "B:1"]);
});

test("an explicit shortUid that the experience does not have is refused before anything is written", async () => {
    await world.up(live("A"));
    const mark = world.emulator.mark();
    const problems = await world.problems(live("A", { name: "B", shortUid: "7" }));
    expect(problems).toContain(
        'variants[1].shortUid "7" is not a shortUid of this experience; it has "A" (shortUid 0).',
    );
    expect(world.emulator.since(mark).writes).toBe(0);
});

test("a draft that is published keeps the identities that it was staged with", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    await world.up(live("A", "B", "C"));
    expect(await identities()).toEqual(["A:0", "B:1", "C:2"]);
});

test("fields that nobody here knows survive a publication and a pause", async () => {
    await world.up(live("A", "B"));
    const { versionUid } = world.stack.entry("live").outputs;
    const [variant, ...rest] = (await world.colleague.live())?.variants ?? [];
    await world.emulator.patch(String(versionUid), {
        schedule: { until: "2027" },
        variants: [{ ...variant, colour: "red" }, ...rest],
    });
    await world.up(live("A", "C"));
    await world.up(world.programs.version("live", "PAUSED", ["A", "C"]));
    expect(await world.colleague.live()).toMatchObject({
        status: "PAUSED",
        schedule: { until: "2027" },
        variants: [{ name: "A", colour: "red" }, { name: "C" }],
    });
});

test("a variant that only ever was in a draft gets its identity back, through a refresh as well", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    await world.up(live("A"));
    await world.stack.refresh();
    await world.up(staging(["A"], ["A", "B"]));
    expect(await stagedIdentities()).toEqual(["A:0", "B:1"]);
    expect(world.stack.entry("live").outputs.knownVariants).toContainEqual({ name: "B", shortUid: "1" });
});

test("a rename in the draft, taken back, is the same variant", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    await world.up(staging(["A"], ["A", { name: "C", formerNames: ["B"] }]));
    await world.up(staging(["A"], ["A", "B"]));
    expect(await stagedIdentities()).toEqual(["A:0", "B:1"]);
});

test("renamed in the draft and published, the rename goes live with its content", async () => {
    const film = { name: "Film", formerNames: ["Video"] };
    await world.up(staging(["Control", "Video"], ["Control", film]));
    await world.up(live("Control", film));
    expect(await identities()).toEqual(["Control:0", "Film:1"]);
});

test("names that change places in the draft keep their variants when it goes live, and when that is taken back", async () => {
    const film = { name: "Film", formerNames: ["Video"] };
    const staged = ["Control", film, { name: "Video" }];
    const before = staging(["Control", "Video"], staged);
    await world.up(staging(["Control", "Video"], ["Control", film]));
    await world.up(before);
    expect(await stagedIdentities()).toEqual(["Control:0", "Film:1", "Video:2"]);
    await world.up(live(...staged));
    expect(await identities()).toEqual(["Control:0", "Film:1", "Video:2"]);
    await world.up(before);
    expect(await identities()).toEqual(["Control:0", "Video:1"]);
    expect(await stagedIdentities()).toEqual(["Control:0", "Film:1", "Video:2"]);
    await world.up(staging(["Control", "Better"], staged));
    expect(await stagedIdentities()).toEqual(["Control:0", "Film:1", "Video:2"]);
});

test("where a draft of ours was discarded and somebody published the same names, the live identities win", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    await world.colleague.discardDraft();
    await world.colleague.publish("A", "B");
    await world.stack.refresh();
    await world.said();
    await world.up(live("A", "B"));
    expect(await identities()).toEqual(["A:0", "B:2"]);
    await world.up(staging(["A", "C"], ["B"]));
    expect(await stagedIdentities()).toEqual(["B:2"]);
});

test("unseen, it is the same, and a line names the identities that were recorded", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    await world.colleague.discardDraft();
    await world.colleague.publish("A", "B");
    await world.said();
    expect(await world.writesOf(() => world.up(live("A", "B")))).toBe(0);
    expect(await world.said()).toContain(
        'the variant "B" has the shortUid 2 on the server. This resource had recorded 1 for it',
    );
    expect(world.stack.entry("live").outputs.shortUids).toEqual(["0", "2"]);
});

test("a shortUid in `staged` that the experience does not have is refused before anything is written", async () => {
    await world.up(live("A"));
    const declared = staging(["B"], ["B", { name: "C", shortUid: "7" }]);
    expect(
        await world.writesOf(async () => {
            expect(await world.problems(declared)).toContain(
                'shortUid "7" is not a shortUid of this experience',
            );
        }),
    ).toBe(0);
});
