import { fc } from "../support/fastCheck";
import { long } from "../support/long";
import { type ProjectContent, readProject } from "../support/naturalForm";
import { all, country, countryRule } from "../support/rules";
import { type Declaration, ref, Stack } from "../support/stack";
import { useHost } from "../support/useHost";

/** Random sequences of two stacks on one project: neither takes, changes or deletes what the other has made. */
const numRuns = long ? 500 : 15;

/** Few keys, so that the two often want the same; the logical names are the keys, or others. */
const KEYS = ["a", "b", "c"];

interface Program {
    attributes: string[];
    audiences: string[];
    experiences: string[];
    /** Another description of everything. */
    description: string;
    /** Other logical names for the same keys. */
    suffix: string;
}

interface Step {
    stack: 0 | 1;
    run: "up" | "refresh" | "destroy";
    program: Program;
    cut: { at: number; when: "before" | "lost" } | undefined;
    recover: boolean;
}

const someKeys = fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.record({
    stack: fc.constantFrom(0 as const, 1 as const),
    run: fc.constantFrom("up", "up", "up", "up", "refresh", "destroy"),
    program: fc.record({
        attributes: someKeys,
        audiences: someKeys,
        experiences: someKeys,
        description: fc.constantFrom("one", "one", "two"),
        suffix: fc.constantFrom("", "", "", "2"),
    }),
    cut: fc.option(
        fc.record({
            at: fc.integer({ min: 1, max: 6 }),
            when: fc.constantFrom("before" as const, "lost" as const),
        }),
        { nil: undefined, freq: 3 },
    ),
    recover: fc.boolean(),
});

function declarations(program: Program): Declaration[] {
    const { attributes, audiences, experiences, description, suffix } = program;
    return [
        ...attributes.map(
            (key): Declaration => ({
                name: `t${key}${suffix}`,
                kind: "attribute",
                inputs: { key, name: key, description },
            }),
        ),
        ...audiences.map(
            (key): Declaration => ({
                name: `a${key}${suffix}`,
                kind: "audience",
                inputs: { name: key, description, definition: country("DE") },
            }),
        ),
        ...experiences.flatMap((key): Declaration[] => [
            {
                name: `x${key}${suffix}`,
                kind: "experience",
                inputs: { name: key, description, type: "SEGMENTED" },
            },
            ...audiences.slice(0, 1).map(
                (audience): Declaration => ({
                    name: `v${key}${suffix}`,
                    kind: "experienceVersion",
                    inputs: {
                        experience: ref(`x${key}${suffix}`),
                        status: "ACTIVE",
                        variants: [{ name: "A", audiences: [ref(`a${audience}${suffix}`)] }],
                    },
                    deletedWith: `x${key}${suffix}`,
                }),
            ),
        ]),
    ];
}

/** Every object that people made, as text, by its uid. The order of experiences belongs to nobody. */
function objects({ attributes, audiences, experiences, versions }: ProjectContent): Map<string, string> {
    const own = [...attributes.filter(({ __type }) => __type !== "PRESET"), ...audiences, ...experiences];
    return new Map(
        [...own, ...Object.values(versions).flat()].map(({ priority: _, ...each }) => [
            String(each.uid),
            JSON.stringify(each),
        ]),
    );
}

describe("two stacks on one project", () => {
    const world = useHost();
    let taken = 0;

    async function everything(): Promise<Map<string, string>> {
        // What the server does in the background changes objects of its own.
        world.emulator.settle();
        return objects(await readProject(world.emulator.api));
    }

    async function play(stack: Stack, { run, program, cut, recover }: Step): Promise<void> {
        const interrupt = ({ count }: { count: number }) => (count === cut?.at ? cut.when : undefined);
        if (run === "refresh") await stack.refresh();
        else {
            const report = await stack.up(run === "destroy" ? [] : declarations(program), { interrupt });
            taken += /already exists|does not manage/.test(report.problems().join()) ? 1 : 0;
        }
        // Later, an equal object may be somebody else's, so the recovery comes before the other stack's turn or never.
        if (recover) await stack.recover();
        else stack.state.pendingCreates = [];
    }

    test(
        `${numRuns} sequences in which neither touches what the other has made`,
        async () => {
            const property = fc.asyncProperty(
                fc.array(step, { minLength: 4, maxLength: 12 }),
                async (steps) => {
                    await world.emulator.reset();
                    const stacks = [new Stack(world.host), new Stack(world.host)] as const;
                    const makers = new Map<string, 0 | 1>();
                    for (const each of steps) {
                        const before = await everything();
                        await play(stacks[each.stack], each);
                        const after = await everything();
                        for (const uid of after.keys()) if (!before.has(uid)) makers.set(uid, each.stack);
                        for (const [uid, content] of before)
                            if (makers.get(uid) !== each.stack)
                                expect([uid, after.get(uid)]).toEqual([uid, content]);
                        for (const { id, outputs } of stacks[each.stack].state.resources) {
                            const uid = String(outputs.versionUid ?? id);
                            if (makers.has(uid)) expect([uid, makers.get(uid)]).toEqual([uid, each.stack]);
                        }
                    }
                },
            );
            await fc.assert(property, { numRuns });
            // The two have met.
            expect(taken).toBeGreaterThan(numRuns / 2);
        },
        600_000 + numRuns * 10_000,
    );
});

describe("what another stack uses", () => {
    const world = useHost();
    const tier: Declaration = { name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier" } };
    const golden = (attribute: string) =>
        all({
            ...countryRule("gold"),
            attribute: { __type: "CustomAttributeReference", ref: attribute },
        });

    test("is not deleted; the message names who uses it and where, and no command that deletes more", async () => {
        const ours = world.stack;
        const fans: Declaration = {
            name: "fans",
            kind: "audience",
            inputs: { name: "Fans", definition: country("DE") },
        };
        expect((await ours.up([tier, fans])).problems()).toEqual([]);
        const [tierUid, fansUid] = [ours.entry("tier").id, ours.entry("fans").id];
        const theirs = new Stack(world.host);
        const variants = [{ name: "A", audiences: [fansUid] }];
        const made = await theirs.up([
            { name: "golden", kind: "audience", inputs: { name: "Golden", definition: golden(tierUid) } },
            { name: "hero", kind: "experience", inputs: { name: "Hero", type: "SEGMENTED" } },
            {
                name: "v",
                kind: "experienceVersion",
                inputs: { experience: ref("hero"), status: "ACTIVE", variants },
                deletedWith: "hero",
            },
        ]);
        expect(made.problems()).toEqual([]);
        world.emulator.settle();
        const before = await readProject(world.emulator.api);
        const problems = (await ours.destroy()).problems().sort();
        expect(problems).toEqual([
            expect.stringMatching(
                /^fans: Audience "Fans" can't be deleted because Experience "Hero" \(\w+[^)]*\) refers to it\. .*have the audience removed from the variants and the targeting of its versions\./,
            ),
            expect.stringMatching(
                /^tier: Attribute "tier" can't be deleted because Audience "Golden" \(\w+[^)]*\) refers to it\. .*have the attribute removed from its definition\./,
            ),
        ]);
        expect(problems.join()).not.toMatch(/--target|destroy/);
        expect(objects(await readProject(world.emulator.api))).toEqual(objects(before));
        expect((await theirs.destroy()).problems()).toEqual([]);
        expect((await ours.destroy()).problems()).toEqual([]);
    });
});
