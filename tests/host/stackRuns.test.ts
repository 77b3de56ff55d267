import { kindOf } from "../support/host";
import { type Declaration, ref, UNKNOWN } from "../support/stack";
import { useHost } from "../support/useHost";

/** The engine in small must do as the engine does, or every test that uses it proves nothing. */
describe("the engine in small", () => {
    const world = useHost();

    const program = (change: { tier?: object; gold?: object } = {}): Declaration[] => [
        { name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier", ...change.tier } },
        {
            name: "gold",
            kind: "audience",
            inputs: { name: "Gold", definition: ruleOn(ref("tier")), ...change.gold },
        },
    ];
    const ruleOn = (attribute: unknown) => ({
        __type: "RuleCombination",
        combinationType: "AND",
        rules: [
            {
                __type: "Rule",
                attribute: { __type: "CustomAttributeReference", ref: attribute },
                attributeMatchCondition: "STRING_EQUALS",
                attributeMatchOptions: { __type: "StringMatchOptions", value: "gold" },
                invertCondition: false,
            },
        ],
    });

    test("creates in order, with ids where references stood, and then changes nothing", async () => {
        const { stack, emulator } = world;
        const up = await stack.up(program());
        expect(up.problems()).toEqual([]);
        expect(up.changes).toEqual(["create tier", "create gold"]);
        const [audience] = await emulator.api.get<{ referredAttributes: string[] }[]>("/audiences");
        expect(audience?.referredAttributes).toEqual([stack.entry("tier").id]);
        const mark = emulator.mark();
        expect((await stack.up(program())).changes).toEqual([]);
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("shows an id as unknown in a preview only where its resource is created or replaced", async () => {
        const { stack } = world;
        const seen: unknown[] = [];
        const check = world.host.check;
        const spy = jest.spyOn(world.host, "check").mockImplementation((of, olds, news) => {
            if (kindOf(of) === "audience") seen.push(JSON.stringify(news).includes(UNKNOWN));
            return check(of, olds, news);
        });
        await stack.preview(program());
        await stack.up(program());
        const preview = await stack.preview(program({ tier: { name: "Level" } }));
        spy.mockRestore();
        expect(preview.changes).toEqual(["update tier"]);
        expect(preview.step("tier")?.keys).toEqual(["name"]);
        expect(seen).toEqual([true, false, false]);
    });

    test("starts nothing new after a failure, and goes on from there in the next run", async () => {
        const { stack, emulator } = world;
        const { uid } = await emulator.api.post<{ uid: string }>("/attributes", {
            key: "tier",
            name: "Theirs",
        });
        const up = await stack.up(program());
        expect(up.problems()).toEqual([expect.stringContaining(uid)]);
        expect(stack.state.resources).toEqual([]);
        expect(await emulator.api.get("/audiences")).toEqual([]);
        await emulator.api.delete(`/attributes/${uid}`);
        expect((await stack.up(program())).problems()).toEqual([]);
        expect(stack.state.resources.map((entry) => entry.name)).toEqual(["tier", "gold"]);
    });

    test.each(["before", "lost"] as const)(
        "a run cut off (%s) leaves one object after a recovery and the next run",
        async (when) => {
            const { stack, emulator } = world;
            const cut = await stack.up(program(), {
                interrupt: ({ name }) => (name === "gold" ? when : undefined),
            });
            expect(cut.interrupted).toBe(true);
            expect(stack.state.resources.map((entry) => entry.name)).toEqual(["tier"]);
            expect(await emulator.api.get("/audiences")).toHaveLength(when === "lost" ? 1 : 0);
            // Without a recovery, nothing is made twice.
            expect((await stack.preview(program())).ok).toBe(when === "before");
            expect(await stack.recover()).toEqual([when === "lost" ? "recovered" : "removed"]);
            const mark = emulator.mark();
            const next = await stack.up(program());
            expect(next.problems()).toEqual([]);
            expect(emulator.since(mark).writes).toBe(when === "lost" ? 0 : 1);
            expect(await emulator.api.get("/audiences")).toHaveLength(1);
        },
    );

    test("a refresh names what differs and drops what is gone", async () => {
        const { stack, emulator } = world;
        await stack.up(program());
        const { id } = stack.entry("tier");
        await emulator.api.put(`/attributes/${id}`, { key: "tier", name: "Other" });
        await emulator.api.delete(`/audiences/${stack.entry("gold").id}`);
        const refresh = await stack.refresh();
        expect(refresh.changes).toEqual(["update tier", "delete gold"]);
        expect(refresh.step("tier")?.keys).toEqual(["name"]);
        expect(stack.state.resources.map((entry) => entry.name)).toEqual(["tier"]);
        expect((await stack.preview(program())).changes).toEqual(["update tier", "create gold"]);
    });

    test("destroy deletes from the last to the first", async () => {
        const { stack, emulator } = world;
        await stack.up(program());
        const mark = emulator.mark();
        expect((await stack.destroy()).problems()).toEqual([]);
        const deletions = emulator.since(mark).lines.filter((line) => line.startsWith("DELETE"));
        expect(deletions.map((line) => line.split("/")[1])).toEqual(["audiences", "attributes"]);
    });
});
