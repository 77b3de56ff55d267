import type { Declaration } from "../support/stack";
import { useHost } from "../support/useHost";
import { importing } from "./adoptKinds";

type Live = { uid: string } & Record<string, unknown>;

describe("two resources of one program", () => {
    const world = useHost();
    const tier = (name: string, more: object = {}): Declaration => ({
        name,
        kind: "attribute",
        inputs: { key: "tier", name: "Tier", ...more },
    });

    test.each([
        [
            "behind",
            (copy: Declaration) => [tier("one"), copy],
            /declared twice.* declares the attribute with this key \(/,
        ],
        [
            "before",
            (copy: Declaration) => [copy, tier("one")],
            /copy.*already exists.*one\.key: Attribute "tier" is declared twice/,
        ],
    ] as const)(
        "a copy pasted %s the first one is refused, and nothing is lost",
        async (_, paste, message) => {
            const { stack, emulator } = world;
            await stack.up([tier("one")]);
            const { id } = stack.entry("one");
            const mark = emulator.mark();
            const pasted = paste(tier("copy"));
            expect((await stack.preview(pasted)).problems().join()).toMatch(message);
            expect((await stack.up(pasted)).problems().join()).toMatch(/already exists|declared twice/);
            expect(emulator.since(mark).writes).toBe(0);
            expect((await stack.up([tier("one")])).changes).toEqual([]);
            expect(stack.entry("one").id).toBe(id);
        },
    );

    test("one takes the key that the other gives up", async () => {
        const { stack, emulator } = world;
        await stack.up([tier("one")]);
        const renamed = [tier("one", { key: "former" }), tier("two")];
        expect((await stack.preview(renamed)).problems()).toEqual([]);
        const ordered = [renamed[0]!, { ...renamed[1]!, dependsOn: ["one"] }];
        expect((await stack.up(ordered)).problems()).toEqual([]);
        const keys = (await emulator.api.get<Live[]>("/attributes")).map((each) => each.key);
        expect(keys).toEqual(expect.arrayContaining(["former", "tier"]));
        expect((await stack.up(ordered)).changes).toEqual([]);
    });

    test("asked for before the other has given it up, it says what to do, and the next up does it", async () => {
        const { host, emulator, stack } = world;
        await stack.up([tier("one")]);
        const { id, inputs: before, outputs } = stack.entry("one");
        await host.nextPhase();
        const { inputs: renamed } = await host.check("attribute", before, { ...before, key: "former" });
        await host.diff("attribute", id, outputs, renamed);
        const inputs = { ...tier("two").inputs, projectUid: emulator.projectUid };
        await expect(host.create("attribute", inputs)).rejects.toThrow(
            new RegExp(`${id} still has it.*in the same update.*dependsOn`),
        );
        await stack.up([tier("one", { key: "former" })]);
        expect((await stack.up([tier("one", { key: "former" }), tier("two")])).problems()).toEqual([]);
    });

    test("a new one that is declared before takes the key that the other gives up: both are told in the preview", async () => {
        const { stack, emulator } = world;
        await stack.up([tier("one")]);
        const moved = [tier("two"), tier("one", { key: "former" })];
        const mark = emulator.mark();
        expect((await stack.preview(moved)).problems()).toEqual([
            expect.stringMatching(/^two\.key: .*already exists/),
            expect.stringMatching(/^one\.key: Attribute "tier" gives up its key while .*aliases.*dependsOn/),
        ]);
        expect((await stack.up(moved)).ok).toBe(false);
        expect(emulator.since(mark).writes).toBe(0);
        expect((await stack.up([tier("one")])).changes).toEqual([]);
    });

    test("two that exchange their keys are refused in the preview, with the steps, and nothing is written", async () => {
        const { stack, emulator } = world;
        const other = (name: string, more: object = {}) => tier(name, { key: "level", ...more });
        await stack.up([tier("one"), other("two")]);
        const [one, two] = [stack.entry("one").id, stack.entry("two").id];
        const swapped = [other("one"), tier("two")];
        const mark = emulator.mark();
        expect((await stack.preview(swapped)).problems()).toEqual([
            expect.stringMatching(/^two\.key: Attribute "level" gives up its key .*third key first/),
        ]);
        // The server does not keep them apart.
        emulator.configure({ switches: { duplicateKeys: "allowed" } });
        expect((await stack.up(swapped)).ok).toBe(false);
        expect(emulator.since(mark).writes).toBe(0);
        emulator.configure({ switches: { duplicateKeys: "refused" } });
        for (const step of [
            [tier("one", { key: "third" }), other("two")],
            [tier("one", { key: "third" }), tier("two")],
            swapped,
        ])
            expect((await stack.up(step)).problems()).toEqual([]);
        expect([stack.entry("one").id, stack.entry("two").id]).toEqual([one, two]);
    });

    test("a rename to a key that somebody else's object has is refused before anything is written", async () => {
        const { stack, emulator } = world;
        const { uid } = await emulator.api.post<Live>("/attributes", { key: "level", name: "Level" });
        await stack.up([tier("one")]);
        const mark = emulator.mark();
        const up = await stack.up([tier("one", { key: "level" })]);
        expect(up.problems()).toEqual([
            expect.stringMatching(new RegExp(`can't have that key because the attribute ${uid} has it`)),
        ]);
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("an import of what the other manages is refused in the preview, in either order", async () => {
        const { stack, emulator } = world;
        await stack.up([tier("one")]);
        const { id } = stack.entry("one");
        const thief = tier("two", { name: "Tier", key: "other", ...importing(id, "update") });
        const both = new RegExp(
            `Attribute "(tier|other)" and Attribute "(tier|other)" manage the same object \\(${id}\\)`,
        );
        // Through the plugin the thief is an owner too, and gives the object another key.
        const refusal = world.host.way === "dynamic" ? both : /manage the same object|gives up its key/;
        const mark = emulator.mark();
        for (const program of [
            [thief, tier("one")],
            [tier("one"), thief],
        ]) {
            const problems = (await stack.preview(program)).problems();
            expect(problems.join()).toMatch(refusal);
        }
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("a state with two resources of one object is told, with both names and how it is mended", async () => {
        const { stack, emulator } = world;
        await stack.up([tier("one")]);
        const one = stack.entry("one");
        const inputs = { ...one.inputs, key: "level" };
        const copy = { ...one, name: "two", inputs, outputs: { ...one.outputs, ...inputs } };
        stack.state.resources.push(copy);
        const mark = emulator.mark();
        for (const program of [
            [tier("one"), tier("two", { key: "level" })],
            [tier("two", { key: "level" }), tier("one")],
        ]) {
            const preview = await stack.preview(program);
            expect(preview.problems()).toEqual([
                expect.stringMatching(
                    /Attribute "(tier|level)" and Attribute "(tier|level)" manage the same object .*pulumi state delete/,
                ),
            ]);
        }
        expect((await stack.preview([tier("one"), tier("two")])).problems().join()).toMatch(
            /declared twice.*pulumi state delete/,
        );
        // What the message says.
        stack.state.resources = stack.state.resources.filter((entry) => entry !== copy);
        expect((await stack.up([tier("one")])).changes).toEqual([]);
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("a replacement that is asked for without a change is refused, with the option that asked", async () => {
        const { host, stack } = world;
        await stack.up([tier("one")]);
        const { inputs } = stack.entry("one");
        await host.nextPhase();
        // The calls of `pulumi up --replace`.
        expect((await host.check("attribute", inputs, tier("one").inputs)).failures).toEqual([]);
        expect((await host.check("attribute", {}, tier("one").inputs)).failures).toEqual([
            { property: "key", reason: expect.stringMatching(/`--replace`.*omit it/) },
        ]);
    });
});
