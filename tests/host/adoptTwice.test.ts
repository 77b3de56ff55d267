import type { Declaration } from "../support/stack";
import { useHost } from "../support/useHost";

type Live = { uid: string } & Record<string, unknown>;

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

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
        ["before", (copy: Declaration) => [copy, tier("one")], /already exists/],
    ] as const)(
        "a copy pasted %s the first one is refused, and nothing is lost",
        async (_, paste, message) => {
            const { stack, emulator } = world;
            await stack.up([tier("one")]);
            const { id } = stack.entry("one");
            // Otherwise the copy would look like what an interrupted `up` has left.
            await emulator.patch(id, { createdAt: ago(2 * HOUR) });
            const mark = emulator.mark();
            const pasted = paste(tier("copy"));
            expect((await stack.preview(pasted)).problems().join()).toMatch(message);
            expect((await stack.up(pasted)).problems().join()).toMatch(message);
            expect(emulator.since(mark).writes).toBe(0);
            expect((await stack.up([tier("one")])).changes).toEqual([]);
            expect(stack.entry("one").id).toBe(id);
        },
    );

    test("a copy pasted before one that was made just now is refused as well", async () => {
        const { stack } = world;
        await stack.up([tier("one")]);
        const up = await stack.up([tier("copy"), tier("one")]);
        expect(up.problems().join()).toMatch(/declared twice/);
        const next = await stack.up([tier("one")]);
        expect(next.problems()).toEqual([]);
        expect(await world.emulator.api.get<Live[]>("/attributes")).toContainEqual(
            expect.objectContaining({ uid: stack.entry("one").id }),
        );
    });

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
        const { id, outputs } = stack.entry("one");
        await host.nextPhase();
        const { inputs: renamed } = await host.check("attribute", outputs, { ...outputs, key: "former" });
        await host.diff("attribute", id, outputs, renamed);
        const inputs = { ...tier("two").inputs, projectUid: emulator.projectUid };
        await expect(host.create("attribute", inputs)).rejects.toThrow(
            new RegExp(`${id} still has that key.*in the same update.*dependsOn`),
        );
        await stack.up([tier("one", { key: "former" })]);
        expect((await stack.up([tier("one", { key: "former" }), tier("two")])).problems()).toEqual([]);
    });
});
