import { country } from "../support/rules";
import { type Declaration, ref, UNKNOWN } from "../support/stack";
import { OWN_IMPORT, testDynamic } from "../support/testDynamic";
import { importing } from "./adoptKinds";
import { useVersions } from "./useVersions";

/** What a preview says of a change: what it does to visitors, content and analytics, or why it will fail. */
const world = useVersions();

const live = (...variants: string[]) => world.programs.version("live", "ACTIVE", variants);
const staging = (variants: string[], staged: string[]) =>
    world.programs.version("live", "ACTIVE", variants, { staged });
const draft = (...variants: string[]) => world.programs.version("live", "DRAFT", variants);
const withInputs = (declared: Declaration, more: object): Declaration => ({
    ...declared,
    inputs: { ...declared.inputs, ...more },
});
const LAUNCH =
    "version 2, the draft, goes live. The current live version is archived, and the analytics start again from zero.";
const dark = (name: string, shortUid: string) =>
    `the variant "${name}" (shortUid ${shortUid}) is no longer declared, so the content that editors attached to it is no longer shown.`;

/** What a preview of `hero` and these says, and what it costs. */
async function preview(...versions: Declaration[]) {
    await world.said();
    const mark = world.emulator.mark();
    const report = await world.stack.preview([world.programs.experience(), ...versions]);
    const requests = world.emulator.since(mark).lines.map((line) => line.replace(/[0-9a-f]{24}/g, "…"));
    return { said: await world.said(), problems: report.problems(), requests };
}

const french = (): Declaration => ({
    name: "fresh",
    kind: "audience",
    inputs: { name: "French", definition: country("FR") },
});

const LOOK = "GET /experiences/…/versions";

test("a staged draft that goes live names what only the live version has, for one look", async () => {
    await world.up(staging(["A", "B"], ["A", "C"]));
    const { said, problems, requests } = await preview(live("A", "C"));
    expect(problems).toEqual([]);
    expect(said).toContain(`ExperienceVersion (ACTIVE) of "hero": ${LAUNCH}`);
    expect(said).toContain(dark("B", "1"));
    expect(said.match(/no longer shown/g)).toHaveLength(1);
    expect(requests).toEqual([LOOK]);
});

test("so does a draft that somebody else has made with the very content", async () => {
    await world.up(live("A", "B"));
    await world.colleague.makeDraft("A", "Theirs");
    const { said, requests } = await preview(staging(["A", "B"], ["A", "Theirs"]));
    expect(said).toContain("version 2, a draft, already matches `staged`, so nothing is written.");
    expect(requests).toEqual([LOOK]);
});

test("a publication that is taken back says so, and what only the draft has from then on", async () => {
    await world.up(staging(["A", "B"], ["A", "C"]));
    await world.up(live("A", "C"));
    const { said, requests } = await preview(staging(["A", "B"], ["A", "C"]));
    expect(said).toContain("publishes the content of version 1 again, as a new version. The previous");
    expect(said).toContain(
        'the variant "C" (shortUid 2) is only in the staged draft, so visitors don\'t see its content until the draft goes live',
    );
    expect(said).toContain(
        'the variant "B" (shortUid 1) is declared again, so it gets back the content that editors attached to it',
    );
    expect(requests).toEqual([LOOK]);
});

test("a correction under a staged draft says that it goes through the draft", async () => {
    await world.up(staging(["A", "B"], ["A", "C"]));
    const { said } = await preview(staging(["A", "Better"], ["A", "C"]));
    expect(said).toContain(
        "publishes a new version through the draft. The previous version is archived, and the analytics start again from zero.",
    );
    expect(said).toContain("The draft is staged again behind it, with the same shortUids.");
    expect(said).toContain(dark("B", "1"));
});

test("a draft that is declared no more is said to be deleted", async () => {
    await world.up(staging(["A"], ["B"]));
    const { said } = await preview(live("A"));
    expect(said).toContain("version 2, the staged draft, is deleted.");
});

testDynamic(OWN_IMPORT)("taken over and published in one up, the preview tells both", async () => {
    await world.up(live("A", "B"));
    const { uid } = await world.colleague.makeDraft("A", "Theirs");
    const { id } = world.stack.entry("hero");
    world.stack.state.resources = world.stack.state.resources.filter(({ name }) => name === "hero");
    const declared = withInputs(live("A", "Theirs"), importing(`${id}/${uid}`, "update"));
    const { said, problems, requests } = await preview(declared);
    expect(problems).toEqual([]);
    expect(said).toContain('status: declared "ACTIVE", live "DRAFT"');
    expect(said).toContain(LAUNCH);
    expect(said).toContain(dark("B", "1"));
    expect(requests).toEqual([LOOK]);
    await world.up(declared);
    expect((await world.colleague.live())?.variants?.map(({ name }) => name)).toEqual(["A", "Theirs"]);
});

test("a draft with no live version before it archives nothing", async () => {
    await world.up(draft("A"));
    const { said } = await preview(live("A"));
    expect(said.trim()).toBe('ExperienceVersion (ACTIVE) of "hero": goes live.');
});

test("where somebody else's version is live, it is said that this will be refused, and nothing goes dark", async () => {
    await world.up(staging(["A"], ["B"]));
    await world.colleague.discardDraft();
    await world.colleague.publish("Theirs");
    await world.colleague.makeDraft("B");
    const { said, problems } = await preview(live("B"));
    expect(problems).toEqual([]);
    expect(said).toContain(
        "this update will fail unless the versions change before: someone has published a version",
    );
    expect(said).not.toContain("goes live.");
    expect(said).not.toContain("no longer shown");
    expect(await world.problems(live("B"))).toContain("someone has published a version");
});

test("where somebody has edited the staged draft, it is said that this will be refused", async () => {
    await world.up(staging(["A"], ["B"]));
    await world.colleague.editDraft("Theirs");
    const { said } = await preview(staging(["A"], ["C"]));
    expect(said).toContain(
        "this update will fail unless the versions change before: someone has edited the draft",
    );
});

test("a new audience, unknown in the preview, hides neither the launch nor what goes dark", async () => {
    await world.up(staging(["A", "B"], ["A"]));
    const variants = [{ name: "A", audiences: [ref("fresh")] }];
    const { said, problems } = await preview(french(), withInputs(live("A"), { variants }));
    expect(problems).toEqual([]);
    expect(said).toContain(LAUNCH);
    expect(said).toContain(dark("B", "1"));
});

test("new content for a new audience is announced too", async () => {
    await world.up(live("A", "B"));
    const declared = live("A");
    const variants = [...(declared.inputs.variants as object[]), { name: "C", audiences: [ref("fresh")] }];
    const { said, problems } = await preview(french(), {
        ...declared,
        inputs: { ...declared.inputs, variants },
    });
    expect(problems).toEqual([]);
    expect(said).toContain("publishes a new version.");
    expect(said).not.toContain("No version is published if");
    expect(said).toContain(dark("B", "1"));
});

test("an audience alone that is not known yet may be the one that is live", async () => {
    await world.up(live("A"));
    const declared = live("A");
    const variants = [{ name: "A", audiences: [ref("fresh")] }];
    const { said } = await preview(french(), { ...declared, inputs: { ...declared.inputs, variants } });
    expect(said).toContain("publishes a new version.");
    expect(said).toContain(
        "No version is published if the values that are unknown in this preview match the live version.",
    );
});

describe.each([
    ["a whole variant", { variants: [{ name: "A" }, UNKNOWN] }],
    ["all variants", { variants: UNKNOWN }],
    ["a metric", { metrics: [UNKNOWN] }],
    ["the targeting", { targeting: UNKNOWN }],
])("a preview that does not know %s says what it can", (_, unknown) => {
    const declared = (more: object = {}): Declaration => {
        const { inputs, ...rest } = live("A");
        return { ...rest, inputs: { ...inputs, ...unknown, ...more } };
    };

    test("of an edit", async () => {
        await world.up(live("A"));
        const { said, problems } = await preview(declared());
        expect(problems).toEqual([]);
        expect(said).toContain("publishes a new version.");
    });

    testDynamic(OWN_IMPORT)("of an adoption", async () => {
        await world.up(live("A"));
        const { id } = world.stack.entry("live");
        world.stack.state.resources = world.stack.state.resources.filter(({ name }) => name === "hero");
        const { said, problems } = await preview(declared(importing(id, "update")));
        expect(problems).toEqual([]);
        expect(said).toContain(`takes over ${id}`);
    });
});

test("an explicit shortUid that the experience does not have is said to be refused", async () => {
    await world.up(staging(["A"], ["A", "B"]));
    const variants = [{ name: "A", shortUid: "7", audiences: [world.programs.audienceUid] }];
    const { said } = await preview(withInputs(live("A"), { variants }));
    expect(said).toContain(
        'will fail unless the versions change before: variants[0].shortUid "7" is not a shortUid of this experience',
    );
});

test("going live takes one look and one write, announcement included", async () => {
    await world.up(staging(["A", "B"], ["A"]));
    await world.said();
    const mark = world.emulator.mark();
    await world.up(live("A"));
    expect(world.emulator.since(mark).lines.map((line) => line.split(" ")[0])).toEqual(["GET", "PUT"]);
    expect((await world.said()).match(/no longer shown/g)).toHaveLength(1);
});

test("a look that fails is shown once", async () => {
    await world.up(staging(["A"], ["B"]));
    world.emulator.inject({ match: "listExperienceVersions", nth: "every", kind: "wrong-json" });
    const { problems } = await preview(live("B"));
    expect(problems).toHaveLength(1);
});
