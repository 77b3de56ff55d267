import { UNKNOWN } from "../support/stack";
import { useHost } from "../support/useHost";
import { VersionPrograms } from "../support/versionPrograms";

/** What a preview knows of the outputs of an update, so that a dependent resource stays unchanged in it. */
const world = useHost("plugin");

type Declared = [status: "DRAFT" | "ACTIVE" | "PAUSED", variants: string[], staged?: string[]];

/** One update after the other, and the outputs that its preview does not know. */
const UPDATES: [change: string, to: Declared, unknown: string[]][] = [
    ["a draft changes", ["DRAFT", ["A", "B"]], ["shortUids"]],
    ["a draft goes live", ["ACTIVE", ["A", "B"]], []],
    ["a draft is staged", ["ACTIVE", ["A", "B"], ["B", "A"]], ["stagedVersionUid"]],
    ["the staged draft changes", ["ACTIVE", ["A", "B"], ["A"]], []],
    ["the staged draft goes live", ["ACTIVE", ["A"]], ["versionNumber"]],
    [
        "a publication is taken back",
        ["ACTIVE", ["A", "B"], ["A"]],
        ["stagedVersionUid", "versionNumber", "versionUid"],
    ],
    // The new content goes live through the draft, which is then staged again.
    [
        "a variant is new",
        ["ACTIVE", ["A", "B", "C"], ["A"]],
        ["shortUids", "stagedVersionUid", "versionNumber"],
    ],
    ["the staged draft goes", ["ACTIVE", ["A", "B", "C"]], []],
    ["the version is paused", ["PAUSED", ["A", "B", "C"]], []],
    ["the version is resumed", ["ACTIVE", ["A", "B", "C"]], []],
];

test("the outputs of a version that a preview shows are those of the update", async () => {
    const { stack, host, emulator } = world;
    const programs = await VersionPrograms.create(emulator.api);
    const hero = programs.experience();
    const at = ([status, variants, staged]: Declared) =>
        programs.version("version", status, variants, { staged });
    expect((await stack.up([hero, at(["DRAFT", ["A"]])])).problems()).toEqual([]);
    for (const [change, to, unknown] of UPDATES) {
        const { id, inputs, outputs } = stack.entry("version");
        const { experience, projectUid } = inputs;
        const news = { ...at(to).inputs, experience, projectUid };
        const { outs } = await host.previewUpdate("experienceVersion", id, outputs, news);
        expect((await stack.up([hero, at(to)])).problems()).toEqual([]);
        const known = Object.entries(outs).filter(([, value]) => value !== UNKNOWN);
        const hidden = Object.keys(outs).filter((name) => outs[name] === UNKNOWN && name !== "knownVariants");
        expect([change, hidden.sort()]).toEqual([change, unknown]);
        const after = stack.entry("version").outputs;
        const expected = Object.entries(after).filter(
            ([name]) => ![...hidden, "knownVariants"].includes(name),
        );
        expect([change, Object.fromEntries(known)]).toEqual([change, Object.fromEntries(expected)]);
    }
});

test("a variant whose name is unknown leaves the identities unknown, and the version is no longer known", async () => {
    const { stack, host, emulator } = world;
    const programs = await VersionPrograms.create(emulator.api);
    const live = programs.version("version", "ACTIVE", ["A", "B"]);
    expect((await stack.up([programs.experience(), live])).problems()).toEqual([]);
    const { id, inputs, outputs } = stack.entry("version");
    const news = { ...inputs, variants: [{ name: "A" }, { name: UNKNOWN }] };
    const { outs } = await host.previewUpdate("experienceVersion", id, outputs, news);
    expect(outs).toMatchObject({ shortUids: UNKNOWN, versionUid: UNKNOWN, versionNumber: UNKNOWN });
    expect(outs.stagedVersionUid).toBeNull();
    expect(outs.experienceShortUid).toBe(outputs.experienceShortUid);
});
