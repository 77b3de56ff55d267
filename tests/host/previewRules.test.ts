// What the preview says of the rules of an audience.
import type { Bag } from "../support/host";
import { bothOf } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { useHost } from "../support/useHost";
import { noticesSince } from "./notices";

const world = useHost();

describe("the attribute of a rule", () => {
    const attribute: Declaration = { name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier" } };
    const program = (inputs: Bag = {}): Declaration[] => [
        attribute,
        { name: "a", kind: "audience", inputs: { name: "a", definition: bothOf(ref("tier")), ...inputs } },
    ];

    test("that the same run creates is not looked up", async () => {
        expect((await world.stack.preview(program())).problems()).toEqual([]);
        const mark = world.emulator.mark();
        expect((await world.stack.up(program())).problems()).toEqual([]);
        const gets = world.emulator.since(mark).lines.filter((line) => line.includes("GET /attributes"));
        // The create of the attribute reads the list.
        expect(gets).toHaveLength(1);
    });

    test("that somebody has deleted is no mistake of an audience that keeps it", async () => {
        await world.stack.up(program());
        world.emulator.configure({ switches: { referredDeletion: "allowed" } });
        await world.emulator.api.delete(`/attributes/${world.stack.entry("tier").id}`);
        const { id } = world.stack.entry("tier");
        const kept = program({ definition: bothOf(id), description: "New" }).slice(1);
        const preview = await world.stack.preview(kept);
        world.emulator.configure({ switches: { referredDeletion: "refused" } });
        await world.emulator.reset();
        expect(preview.problems()).toEqual([]);
    });
});

describe("a rule that the server accepts and nobody means", () => {
    const preset = (name: string, value: string) => ({
        __type: "Rule",
        attribute: { __type: "PresetAttributeReference", ref: name },
        attributeMatchCondition: "STRING_EQUALS",
        attributeMatchOptions: { __type: "StringMatchOptions", value },
    });
    const program = (...rules: object[]): Declaration[] => [
        {
            name: "a",
            kind: "audience",
            inputs: { name: "a", definition: { __type: "RuleCombination", combinationType: "AND", rules } },
        },
    ];

    test("is warned of in the preview, and not again when nothing changes", async () => {
        const doubtful = program(preset("REGION", "DE-BER"), preset("OPERATING_SYSTEM", "Window"));
        const mark = world.host.output().length;
        expect((await world.stack.preview(doubtful)).problems()).toEqual([]);
        const said = await noticesSince(world.host, /Window/, mark);
        expect(said).toContain(
            'Warning: Audience "a": definition.rules[0]: the region "DE-BER" does not belong to DE: the API lists no region "DE-BER", so no visitor is there. Did you mean DE-BE (Berlin)?',
        );
        expect(said).toContain("Did you mean Windows?");
        expect((await world.stack.up(doubtful)).problems()).toEqual([]);
        const after = world.host.output().length;
        const requests = world.emulator.mark();
        expect((await world.stack.up(doubtful)).changes).toEqual([]);
        expect(world.host.output().slice(after)).not.toContain("Warning");
        expect(world.emulator.since(requests).lines).toEqual([]);
    });

    test("is no mistake where the API's list of regions can't be read", async () => {
        world.emulator.inject({ match: "GET /geolocation/*", kind: "wrong-json", nth: "every" });
        const mark = world.host.output().length;
        expect((await world.stack.up(program(preset("REGION", "DE-BER")))).problems()).toEqual([]);
        expect(world.host.output().slice(mark)).not.toContain("Warning");
    });
});
