import { country } from "../support/rules";
import { type Declaration, ref, UNKNOWN } from "../support/stack";
import { importing } from "./adoptKinds";
import { useVersions } from "./useVersions";

/** What goes dark when a draft goes live is read in the preview: its resource does not know the live variants. */
const world = useVersions();

const live = (...variants: string[]) => world.programs.version("live", "ACTIVE", variants);
const next = (status: "DRAFT" | "ACTIVE", variants: string[], more: object = {}): Declaration => {
    const { inputs, ...rest } = world.programs.version("next", status, variants);
    const dependsOn = status === "DRAFT" ? { dependsOn: ["live"] } : {};
    return { ...rest, ...dependsOn, inputs: { ...inputs, ...more } };
};
const LAUNCH = "goes live. The current live version is archived, and the analytics start again from zero.";
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

/** A draft that a colleague has made beside our live version, and the option that takes it over. */
async function drafted(...names: string[]) {
    const { uid } = await world.colleague.makeDraft(...names);
    return (onMismatch?: "update") => importing(`${world.stack.entry("hero").id}/${uid}`, onMismatch);
}

const french = (): Declaration => ({
    name: "fresh",
    kind: "audience",
    inputs: { name: "French", definition: country("FR") },
});

const LOOK = "GET /experiences/…/versions";

test("a draft that was taken over names what only the live version has, for one look", async () => {
    await world.up(live("A", "B"));
    const taking = await drafted("A", "Theirs");
    await world.up(live("A", "B"), next("DRAFT", ["A", "Theirs"], taking()));
    const { said, problems, requests } = await preview(next("ACTIVE", ["A", "Theirs"]));
    expect(problems).toEqual([]);
    expect(said).toContain(`ExperienceVersion (ACTIVE) of "hero": ${LAUNCH}`);
    expect(said).toContain(dark("B", "1"));
    expect(said.match(/no longer shown/g)).toHaveLength(1);
    expect(requests).toEqual([LOOK]);
});

test("so does one that the program staged", async () => {
    await world.up(live("A", "B"), next("DRAFT", ["A", "C"]));
    const { said, requests } = await preview(next("ACTIVE", ["A", "C"]));
    expect(said).toContain(dark("B", "1"));
    expect(requests).toEqual([LOOK]);
});

test("taken over and published in one up, the preview tells both", async () => {
    await world.up(live("A", "B"));
    const taking = await drafted("A", "Theirs");
    const declared = next("ACTIVE", ["A", "Theirs"], taking("update"));
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
    await world.up(world.programs.version("next", "DRAFT", ["A"]));
    const { said } = await preview(next("ACTIVE", ["A"]));
    expect(said.trim()).toBe('ExperienceVersion (ACTIVE) of "hero": goes live.');
});

test("where somebody else's version is live, it is said that this will be refused, and nothing goes dark", async () => {
    await world.up(live("A"), next("DRAFT", ["B"]));
    await world.colleague.discardDraft();
    await world.colleague.publish("Theirs");
    await world.colleague.makeDraft("B");
    const { said, problems } = await preview(next("ACTIVE", ["B"]));
    expect(problems).toEqual([]);
    expect(said).toContain(
        "this update will fail unless the versions change before: someone has published a version",
    );
    expect(said).not.toContain("goes live.");
    expect(said).not.toContain("no longer shown");
    expect(await world.problems(next("ACTIVE", ["B"]))).toContain("someone has published a version");
});

test("a draft that holds what is live already is said to be discarded", async () => {
    await world.up(live("A"), next("DRAFT", ["A", "B"]));
    const { said } = await preview(next("ACTIVE", ["A"]));
    expect(said).toContain(
        "version 1 is already ACTIVE and matches the declaration, so the draft is discarded",
    );
    expect(said).not.toContain("goes live.");
});

test("a new audience, unknown in the preview, hides neither the launch nor what goes dark", async () => {
    await world.up(live("A", "B"), next("DRAFT", ["A"]));
    const variants = [{ name: "A", audiences: [ref("fresh")] }];
    const { said, problems } = await preview(french(), next("ACTIVE", [], { variants }));
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

    test("of an adoption", async () => {
        await world.up(live("A"));
        const { id } = world.stack.entry("live");
        world.stack.state.resources = world.stack.state.resources.filter(({ name }) => name === "hero");
        const { said, problems } = await preview(declared(importing(id, "update")));
        expect(problems).toEqual([]);
        expect(said).toContain(`takes over ${id}`);
    });
});

test("an explicit shortUid that the experience does not have is said to be refused", async () => {
    await world.up(live("A"), next("DRAFT", ["A"]));
    const variants = [{ name: "A", shortUid: "7", audiences: [world.programs.audienceUid] }];
    const { said } = await preview(next("ACTIVE", [], { variants }));
    expect(said).toContain(
        'will fail unless the versions change before: variants[0].shortUid "7" is not a shortUid of this experience',
    );
});

test("going live takes one look and one write, announcement included", async () => {
    await world.up(live("A", "B"), next("DRAFT", ["A"]));
    await world.said();
    const mark = world.emulator.mark();
    await world.up(next("ACTIVE", ["A"]));
    expect(world.emulator.since(mark).lines.map((line) => line.split(" ")[0])).toEqual(["GET", "PUT"]);
    expect((await world.said()).match(/no longer shown/g)).toHaveLength(1);
});

test("a look that fails is shown once", async () => {
    await world.up(live("A"), next("DRAFT", ["B"]));
    world.emulator.inject({ match: "listExperienceVersions", nth: "every", kind: "wrong-json" });
    const { problems } = await preview(next("ACTIVE", ["B"]));
    expect(problems).toHaveLength(1);
});
