import { long } from "../support/long";
import { type OddServer, type Passing, startOddServer } from "../support/oddServer";
import { country } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { stackConfig, useHost, ways } from "../support/useHost";

const program: Declaration[] = [
    { name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier" } },
    { name: "gold", kind: "audience", inputs: { name: "Gold", definition: country("DE") } },
    { name: "signup", kind: "event", inputs: { key: "signup" } },
    { name: "hero", kind: "experience", inputs: { name: "Hero", type: "SEGMENTED" } },
    { name: "test", kind: "experience", inputs: { name: "Test", type: "AB_TEST" } },
    {
        name: "heroVersion",
        kind: "experienceVersion",
        inputs: {
            experience: ref("hero"),
            status: "ACTIVE",
            variants: [{ name: "A", audiences: [ref("gold")] }],
        },
    },
    {
        name: "testVersion",
        kind: "experienceVersion",
        inputs: { experience: ref("test"), status: "DRAFT", variants: [{ name: "A" }, { name: "B" }] },
    },
    { name: "order", kind: "experiencesPriority", inputs: { order: [ref("hero"), ref("test")] } },
];

/** Fields that any object of the API may have, and what an unset one looks like. */
const FIELDS = [
    ...[
        "description",
        "tags",
        "metrics",
        "targeting",
        "variantSplit",
        "_cms",
        "referredAudiences",
        "latestVersion",
    ],
    ...[
        "referredEvents",
        "activatedAt",
        "lyticsAudiences",
        "trafficDistribution",
        "priority",
        "updatedBy",
        "rules",
    ],
    ...["audienceCombinationType", "invertCondition", "futureField", "project", "createdBy", "variants"],
];
/** All of them at once, and in the long run each of them alone. */
const forms: [what: string, fields: readonly string[]][] = [
    ["every unset field", FIELDS],
    ...(long ? FIELDS.map((field): [string, string[]] => [field, [field]]) : []),
];

const isUnset = (value: unknown) =>
    value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** The response with null for each unset field, and null elements in the lists within objects. */
function withNulls(value: unknown, fields: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((each) => withNulls(each, fields));
    if (typeof value !== "object" || value === null) return value;
    const unset = fields.filter((name) => isUnset(Reflect.get(value, name)));
    return {
        ...Object.fromEntries(
            Object.entries(value).map(([name, field]) => {
                const inner = withNulls(field, fields);
                return [name, Array.isArray(inner) && fields.includes(name) ? [...inner, null] : inner];
            }),
        ),
        ...Object.fromEntries(unset.map((name) => [name, null])),
    };
}

describe.each(ways)("null means absent, through the %s way in:", (way) => {
    const world = useHost(way);
    let server: OddServer;

    beforeAll(async () => {
        server = await startOddServer(world.emulator.url);
    });
    afterAll(() => server?.close());

    test.each(forms)("a server that responds null for %s", async (_, fields) => {
        server.meddle = (passing: Passing) => {
            if (passing.text !== "")
                passing.text = JSON.stringify(withNulls(JSON.parse(passing.text), fields));
        };
        const config = { ...world.emulator.config, baseUrl: server.url };
        await world.host.nextPhase(stackConfig({ config }));
        const made = await world.stack.up(program);
        expect(made.problems()).toEqual([]);
        const mark = world.emulator.mark();
        const refresh = await world.stack.refresh();
        expect(refresh.problems()).toEqual([]);
        expect(refresh.steps.filter(({ op }) => op !== "same")).toEqual([]);
        const again = await world.stack.up(program);
        expect(again.problems()).toEqual([]);
        expect(again.steps.filter(({ op }) => op !== "same")).toEqual([]);
        expect(world.emulator.since(mark).writes).toBe(0);
        const changed = program.map((each) =>
            each.kind === "experienceVersion" || each.kind === "experiencesPriority"
                ? each
                : { ...each, inputs: { ...each.inputs, description: "other" } },
        );
        expect((await world.stack.up(changed)).problems()).toEqual([]);
    });

    test("a program that declares null changes nothing, wherever it is", async () => {
        await world.host.nextPhase(stackConfig(world.emulator));
        expect((await world.stack.up(program)).problems()).toEqual([]);
        const optional = [
            "description",
            "tags",
            "metrics",
            "targeting",
            "variantSplit",
            "staged",
            "others",
            "shortUid",
        ];
        const nulls = program.map((each) => ({
            ...each,
            inputs: withNulls(each.inputs, optional) as object,
        }));
        const mark = world.emulator.mark();
        const again = await world.stack.up(nulls as Declaration[]);
        expect(again.failures.filter(({ reason }) => !reason.includes("unknown argument"))).toEqual([]);
        expect(world.emulator.since(mark).writes).toBe(0);
    });
});
