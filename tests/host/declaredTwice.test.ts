import type { Declaration } from "../support/stack";
import { useHost } from "../support/useHost";

describe("two new resources with one natural key", () => {
    const world = useHost();
    const attribute = (name: string, key: string): Declaration => ({
        name,
        kind: "attribute",
        inputs: { key, name: "Tier" },
    });

    test("are refused in the preview, and by an up", async () => {
        const program = [attribute("one", "tier"), attribute("two", "tier")];
        const preview = await world.stack.preview(program);
        expect(preview.failures).toEqual([
            {
                name: "two",
                property: "key",
                reason: 'Attribute "tier" is declared twice: another resource of this program declares the same key. Remove one of them, or give them different keys.',
            },
        ]);
        const up = await world.stack.up(program);
        expect(up.problems().join()).toContain("declared twice");
    });

    test("are nothing to refuse in another kind or with another key", async () => {
        const program: Declaration[] = [
            attribute("one", "tier"),
            attribute("two", "level"),
            { name: "three", kind: "event", inputs: { key: "tier" } },
        ];
        expect((await world.stack.preview(program)).problems()).toEqual([]);
        expect((await world.stack.up(program)).changes).toEqual(["create one", "create two", "create three"]);
    });

    test("are nothing to refuse where one is made anew", async () => {
        const program = (type: string): Declaration[] => [
            { name: "hero", kind: "experience", inputs: { name: "Hero", type } },
        ];
        await world.stack.up(program("SEGMENTED"));
        const up = await world.stack.up(program("AB_TEST"));
        expect(up.problems()).toEqual([]);
        expect(up.changes).toEqual(["replace hero"]);
    });
});
