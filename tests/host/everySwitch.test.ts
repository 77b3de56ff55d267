import { type SwitchName, switches } from "../../provider/emulator/switches";
import { countObjects, readProject } from "../support/naturalForm";
import { type Declaration, ref } from "../support/stack";
import { useHost } from "../support/useHost";

/** Where the contract leaves the server's answer open, the whole life of a project passes under each answer. */
const world = useHost();

/** The first value of a switch is the default, which every other test runs under. */
const answers = Object.entries(switches).flatMap(([name, { values }]) =>
    values.slice(1).map((value) => [name as SwitchName, value] as const),
);

function program(share: number): Declaration[] {
    const definition = {
        __type: "RuleCombination",
        combinationType: "AND",
        rules: [
            {
                __type: "Rule",
                attribute: { __type: "CustomAttributeReference", ref: ref("tier") },
                attributeMatchOptions: { __type: "StringMatchOptions", value: `gold-${share}` },
                attributeMatchCondition: "STRING_EQUALS",
                invertCondition: false,
            },
        ],
    };
    const variants = [
        { name: "A", trafficDistribution: share },
        { name: "B", trafficDistribution: 100 - share },
    ];
    return [
        { name: "tier", kind: "attribute", inputs: { key: "tier", name: `Tier ${share}` } },
        { name: "signup", kind: "event", inputs: { key: "signup", description: `${share}` } },
        { name: "gold", kind: "audience", inputs: { name: "Gold", definition } },
        { name: "hero", kind: "experience", inputs: { name: "Hero", type: "AB_TEST", tags: [`t${share}`] } },
        {
            name: "live",
            kind: "experienceVersion",
            deletedWith: "hero",
            inputs: {
                experience: ref("hero"),
                status: "ACTIVE",
                variants,
                metrics: [{ event: ref("signup"), name: "Sign-ups" }],
                targeting: { audiences: [ref("gold")] },
            },
        },
        { name: "order", kind: "experiencesPriority", inputs: { order: [ref("hero")] } },
    ];
}

describe.each(answers)("with %s %s", (name, value) => {
    let usual: string;
    beforeEach(() => {
        usual = world.emulator.settings.switches[name];
        world.emulator.configure({ switches: { [name]: value } });
    });
    afterEach(async () => {
        world.emulator.configure({ switches: { [name]: usual } });
        // Some answers are a server's own faults, such as an order that names what is gone.
        await world.emulator.reset();
    });

    test("a project is made, rests, changes, rests again, and goes", async () => {
        for (const share of [50, 70]) {
            expect((await world.stack.up(program(share))).problems()).toEqual([]);
            const mark = world.emulator.mark();
            expect((await world.stack.up(program(share))).changes).toEqual([]);
            expect(world.emulator.since(mark).lines).toEqual([]);
            expect((await world.stack.refresh()).changes).toEqual([]);
        }
        expect((await world.stack.destroy()).problems()).toEqual([]);
        expect(countObjects(await readProject(world.emulator.api))).toBe(0);
    });
});
