// What the preview catches, so that no `up` fails half-way or surprises.
import type { Bag } from "../support/host";
import { bothOf, country } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { DUPLICATE, describeDynamic, OWN_IMPORT } from "../support/testDynamic";
import { useHost } from "../support/useHost";
import { noticesSince } from "./notices";

const world = useHost();
const NOBODY = "0123456789abcdef01234567";
const definition = country("DE");

const experience = (name: string, type: string): Declaration => ({
    name,
    kind: "experience",
    inputs: { name, type },
});
const version = (inputs: Bag): Declaration => ({
    name: "v",
    kind: "experienceVersion",
    inputs: { experience: ref("hero"), status: "ACTIVE", ...inputs },
});
const audience: Declaration = { name: "a", kind: "audience", inputs: { name: "a", definition } };

describe("a uid that is given as text", () => {
    const abTest = (inputs: Bag) => [
        experience("hero", "AB_TEST"),
        version({ variants: [{ name: "A" }, { name: "B" }], ...inputs }),
    ];

    test.each([
        ["audience", "targeting.audiences[0]", abTest({ targeting: { audiences: [NOBODY] } })],
        ["event", "metrics[0].event", abTest({ metrics: [{ event: NOBODY, name: "m" }] })],
        [
            "audience",
            "variants[0].audiences[0]",
            [experience("hero", "SEGMENTED"), version({ variants: [{ name: "A", audiences: [NOBODY] }] })],
        ],
        [
            "audience",
            "staged.variants[1].audiences[0]",
            [
                audience,
                experience("hero", "SEGMENTED"),
                version({
                    variants: [{ name: "A", audiences: [ref("a")] }],
                    staged: {
                        variants: [
                            { name: "A", audiences: [ref("a")] },
                            { name: "B", audiences: [NOBODY] },
                        ],
                    },
                }),
            ],
        ],
        [
            "experience",
            "experience",
            [{ ...abTest({})[1], inputs: { ...abTest({})[1]?.inputs, experience: NOBODY } }],
        ],
        [
            "attribute",
            "definition.rules[1].rules[0].attribute.ref",
            [{ name: "a", kind: "audience", inputs: { name: "a", definition: bothOf(NOBODY) } }],
        ],
        [
            "experience",
            "order[0]",
            [{ name: "order", kind: "experiencesPriority", inputs: { order: [NOBODY] } }],
        ],
    ] as [string, string, Declaration[]][])(
        "and that no %s has is refused as %s",
        async (noun, property, program) => {
            const mark = world.emulator.mark();
            const { failures } = await world.stack.preview(program);
            expect(failures).toEqual([
                expect.objectContaining({
                    property,
                    reason: expect.stringContaining(`has no ${noun} "${NOBODY}"`),
                }),
            ]);
            expect(world.emulator.since(mark).writes).toBe(0);
        },
    );

    test("and that is there costs one read of its list, and none when nothing changes", async () => {
        const { uid } = await world.emulator.api.post<{ uid: string }>("/audiences", {
            name: "other",
            definition,
        });
        const program = [
            experience("hero", "SEGMENTED"),
            version({
                variants: [
                    { name: "A", audiences: [uid] },
                    { name: "B", audiences: [uid] },
                ],
            }),
        ];
        let mark = world.emulator.mark();
        expect((await world.stack.preview(program)).problems()).toEqual([]);
        const lists = world.emulator.since(mark).lines.filter((line) => line.includes("/audiences"));
        expect(lists).toHaveLength(1);
        expect((await world.stack.up(program)).problems()).toEqual([]);
        mark = world.emulator.mark();
        expect((await world.stack.up(program)).problems()).toEqual([]);
        expect(world.emulator.since(mark).lines).toEqual([]);
    });

    test("a resource of the program is not looked up", async () => {
        const program = (name: string) => [
            audience,
            experience("hero", "SEGMENTED"),
            version({ variants: [{ name, audiences: [ref("a")] }] }),
        ];
        await world.stack.up([audience, experience("hero", "SEGMENTED")]);
        const mark = world.emulator.mark();
        expect((await world.stack.preview(program("A"))).problems()).toEqual([]);
        expect(world.emulator.since(mark).lines.filter((line) => line.includes("/audiences"))).toEqual([]);
    });
});

describe("resources that exchange their keys", () => {
    const events = (...keys: string[]): Declaration[] =>
        keys.map((key, at) => ({ name: `e${at}`, kind: "event", inputs: { key } }));

    test.each([
        ["two", ["b", "a"]],
        ["three", ["b", "c", "a"]],
    ])("%s of them: the last one is refused", async (_, after) => {
        await world.stack.up(events(...[...after].sort()));
        const { failures } = await world.stack.preview(events(...after));
        expect(failures.at(-1)).toMatchObject({
            name: `e${after.length - 1}`,
            property: "key",
            reason: expect.stringMatching(/in two steps: give one of them a third key first/),
        });
    });

    test("a key that becomes free is no exchange", async () => {
        await world.stack.up(events("a", "b"));
        expect((await world.stack.preview(events("c", "a"))).problems()).toEqual([]);
    });
});

describe("an experience that is live", () => {
    const live = (type: string): Declaration[] => [
        audience,
        experience("hero", type),
        {
            ...version({
                variants:
                    type === "AB_TEST"
                        ? [{ name: "A" }, { name: "B" }]
                        : [{ name: "A", audiences: [ref("a")] }],
            }),
            deletedWith: "hero",
        },
    ];

    const LOST = /its analytics are lost\. The variants of a new experience get new aliases/;

    test("the preview of another type says what visitors and editors lose", async () => {
        await world.stack.up(live("SEGMENTED"));
        const mark = world.host.output().length;
        await world.stack.preview(live("AB_TEST"));
        const shown = await noticesSince(world.host, /is replaced/, mark);
        expect(shown).toContain(
            'Warning: Experience "hero" is replaced, and it is live. Visitors see no variant',
        );
        expect(shown).toMatch(LOST);
        expect(shown).not.toContain('ExperienceVersion (ACTIVE) of "hero" is replaced');
    });

    test("its removal says so too, and the removal of everything does not", async () => {
        await world.stack.up(live("SEGMENTED"));
        let mark = world.host.output().length;
        expect((await world.stack.up([audience])).changes).toEqual(["delete v", "delete hero"]);
        const shown = await noticesSince(world.host, /is deleted/, mark);
        expect(shown).toContain(
            'Warning: Experience "hero" is deleted, and it is live. Visitors no longer see',
        );
        expect(shown).toMatch(LOST);
        await world.stack.up(live("SEGMENTED"));
        mark = world.host.output().length;
        await world.stack.destroy();
        expect(world.host.output().slice(mark)).not.toContain("Warning");
    });

    test("a version that moves to another experience is paused, as the preview says", async () => {
        const program = (target: string): Declaration[] => [
            ...live("SEGMENTED").slice(0, 2),
            experience("other", "SEGMENTED"),
            version({ experience: ref(target), variants: [{ name: "A", audiences: [ref("a")] }] }),
        ];
        await world.stack.up(program("hero"));
        const mark = world.host.output().length;
        await world.stack.preview(program("other"));
        expect(await noticesSince(world.host, /is replaced/, mark)).toContain(
            'Warning: ExperienceVersion (ACTIVE) of "hero" is replaced, and it is live. It is paused, so visitors see',
        );
    });

    test("nothing is said of one that is a draft", async () => {
        await world.stack.up([audience, experience("hero", "SEGMENTED")]);
        const mark = world.host.output().length;
        await world.stack.preview([audience, experience("hero", "AB_TEST")]);
        expect((await world.stack.up([audience])).changes).toEqual(["delete hero"]);
        expect(world.host.output().slice(mark)).not.toContain("Warning");
    });
});

describe("an A/B test that is ACTIVE without a metric", () => {
    const abTest = (inputs: Bag): Declaration[] => [
        { name: "e", kind: "event", inputs: { key: "e" } },
        experience("hero", "AB_TEST"),
        version({ variants: [{ name: "A" }, { name: "B" }], ...inputs }),
    ];
    const WARNING = "the A/B test is ACTIVE without a metric. It measures nothing";

    afterEach(() => world.emulator.configure({ switches: { abTestMetrics: "required" } }));

    test("is warned of in the preview and in the up, and not again when nothing changes", async () => {
        world.emulator.configure({ switches: { abTestMetrics: "optional" } });
        for (const run of ["preview", "up"] as const) {
            const mark = world.host.output().length;
            expect((await world.stack[run](abTest({}))).problems()).toEqual([]);
            expect(await noticesSince(world.host, /Warning/, mark)).toContain(WARNING);
        }
        const mark = world.host.output().length;
        expect((await world.stack.up(abTest({}))).changes).toEqual([]);
        expect(world.host.output().slice(mark)).not.toContain(WARNING);
    });

    test.each([
        ["that is a draft", { status: "DRAFT" }],
        ["with a metric", { metrics: [{ event: ref("e"), name: "m" }] }],
    ])("is not where it is one %s", async (_, inputs) => {
        const mark = world.host.output().length;
        expect((await world.stack.up(abTest(inputs))).problems()).toEqual([]);
        expect(world.host.output().slice(mark)).not.toContain(WARNING);
    });
});

describe("mistakes as the engine prints them", () => {
    const many = (length: number, of: (index: number) => Bag) => [
        experience("hero", "AB_TEST"),
        version({ variants: Array.from({ length }, (_, index) => of(index)) }),
    ];

    test("a hundred mistakes are not all printed", async () => {
        const { failures } = await world.stack.preview(many(50, () => ({ nam: "x" })));
        expect(failures).toHaveLength(21);
        expect(failures.at(-1)?.reason).toBe("and 80 more mistakes.");
    });

    test("a thousand refused variants are not printed back", async () => {
        const { failures } = await world.stack.preview(many(1000, (index) => ({ name: `v${index}` })));
        expect(failures).toEqual([
            expect.objectContaining({ reason: expect.stringMatching(/^has too many .{0,300}$/) }),
        ]);
        // The engine prints the value of an argument that it finds by this name.
        expect(failures.map(({ property }) => property)).not.toContain("variants");
    });

    test("percentages that do not add up are shown in part", async () => {
        const { failures } = await world.stack.preview(
            many(50, (index) => ({ name: `v${index}`, trafficDistribution: 1.25 })),
        );
        expect(failures).toHaveLength(1);
        for (const { reason } of failures) expect(reason.length).toBeLessThan(300);
    });

    test("an argument that is left out is required, with what it takes", async () => {
        const { failures } = await world.stack.preview([
            { name: "hero", kind: "experience", inputs: { name: "hero" } },
        ]);
        expect(failures).toEqual([
            expect.objectContaining({
                property: "type",
                reason: "is required; allowed: SEGMENTED, AB_TEST.",
            }),
        ]);
    });
});

describeDynamic(OWN_IMPORT)("experiences that are taken over with their versions", () => {
    const COUNT = 12;

    test("the lists of their versions are read before a version asks for them, one request each", async () => {
        const { api } = world.emulator;
        const program: Declaration[] = [];
        for (let index = 0; index < COUNT; index++) {
            const name = `e${index}`;
            const { uid } = await api.post<{ uid: string }>("/experiences", { name, __type: "SEGMENTED" });
            program.push({
                name,
                kind: "experience",
                inputs: {
                    name,
                    type: "SEGMENTED",
                    __import: { id: uid, onMismatch: "refuse" },
                    __readVersions: true,
                },
            });
        }
        const mark = world.emulator.mark();
        expect((await world.stack.preview(program)).problems()).toEqual([]);
        const lines = () => world.emulator.since(mark).lines.filter((line) => line.includes("/versions"));
        while (lines().length < COUNT) await new Promise(setImmediate);
        expect(lines()).toHaveLength(COUNT);
    });

    test("where no versions are declared, none are read", async () => {
        const { uid } = await world.emulator.api.post<{ uid: string }>("/experiences", {
            name: "e",
            __type: "SEGMENTED",
        });
        const inputs = { name: "e", type: "SEGMENTED", __import: { id: uid, onMismatch: "refuse" } };
        const mark = world.emulator.mark();
        expect((await world.stack.up([{ name: "e", kind: "experience", inputs }])).problems()).toEqual([]);
        expect(world.emulator.since(mark).lines.filter((line) => line.includes("/versions"))).toEqual([]);
    });
});

describeDynamic(DUPLICATE)(
    "a resource with the key or name of another one that the stack has already",
    () => {
        const other: Record<string, Bag> = {
            attribute: { key: "tier", name: "Tier" },
            audience: { name: "a", definition },
            event: { key: "e" },
            experience: { name: "hero", type: "SEGMENTED" },
        };

        test.each(Object.entries(other))(
            "is declared twice, also where it is checked first: %s",
            async (kind, inputs) => {
                const first = { name: "first", kind, inputs } as Declaration;
                const second = { ...first, name: "second" };
                const marked = (each: Declaration, duplicate: string): Declaration => ({
                    ...each,
                    inputs: { ...each.inputs, __duplicate: duplicate, description: "other" },
                });
                await world.stack.up([first]);
                const { failures } = await world.stack.preview([
                    marked(second, "first"),
                    marked(first, "second"),
                ]);
                expect(failures[0]).toMatchObject({
                    name: "second",
                    reason: expect.stringMatching(
                        /is declared twice: the resource "first" of this program declares the same (?:key|name)\. Remove one/,
                    ),
                });
                expect(JSON.stringify(failures)).not.toContain("import");
            },
        );
    },
);

test("a declared shortUid that is removed announces nothing, and nothing is written", async () => {
    const program = (hint: Bag): Declaration[] => [
        audience,
        experience("hero", "SEGMENTED"),
        version({ variants: [{ name: "A", audiences: [ref("a")], ...hint }] }),
    ];
    await world.stack.up(program({}));
    const [shortUid] = world.stack.entry("v").outputs.shortUids as string[];
    expect((await world.stack.up(program({ shortUid }))).problems()).toEqual([]);
    const mark = { output: world.host.output().length, requests: world.emulator.mark() };
    expect((await world.stack.preview(program({}))).problems()).toEqual([]);
    expect((await world.stack.up(program({}))).changes).toEqual(["update v"]);
    expect(world.host.output().slice(mark.output)).not.toMatch(/publishes|analytics/);
    expect(world.emulator.since(mark.requests).writes).toBe(0);
    expect(
        await world.emulator.api.get(`/experiences/${world.stack.entry("hero").id}/versions`),
    ).toMatchObject([{ versionNumber: 1, status: "ACTIVE" }]);
});
