import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { countObjects, naturalForm, readProject } from "../support/naturalForm";
import { worldNames, worldProgram } from "./world";

// biome-ignore lint/suspicious/noExplicitAny: what a project holds, as plain JSON to look into
type Live = any;

interface Case {
    name: string;
    field: string;
    to: string;
    op?: "update" | "replace";
    /** Where the change can be seen on the server. */
    live: (project: Live) => unknown;
    expected: unknown;
}

const hero = (project: Live, version: number) => project.versions["experiences/Hero"][version];

/** Every argument of every kind, as many in one `up` as can change side by side; each change stays. */
const rounds: Case[][] = [
    [
        {
            name: "tier",
            field: "name",
            to: '"Level"',
            live: (p) => p.attributes.tier.name,
            expected: "Level",
        },
        {
            name: "gold",
            field: "description",
            to: '"Better"',
            live: (p) => p.audiences.Gold.description,
            expected: "Better",
        },
        {
            name: "signup",
            field: "description",
            to: '"Joined"',
            live: (p) => p.events.signup.description,
            expected: "Joined",
        },
        {
            name: "hero",
            field: "description",
            to: '"Topmost"',
            live: (p) => p.experiences.Hero.description,
            expected: "Topmost",
        },
        {
            name: "heroVersion",
            field: "variants",
            to: '[{ name: "A", trafficDistribution: 30 }, { name: "B", trafficDistribution: 70 }]',
            live: (p) => hero(p, 2)?.variants.map((each: Live) => [each.shortUid, each.trafficDistribution]),
            expected: [
                ["0", 30],
                ["1", 70],
            ],
        },
    ],
    [
        {
            name: "tier",
            field: "description",
            to: '"How loyal"',
            live: (p) => p.attributes.tier.description,
            expected: "How loyal",
        },
        {
            name: "gold",
            field: "definition",
            to: 'all(country.equals("FR"))',
            live: (p) =>
                p.audiences.Gold.definition.rules.map((rule: Live) => rule.attributeMatchOptions.value),
            expected: ["FR"],
        },
        {
            name: "signup",
            field: "key",
            to: '"joined"',
            live: (p) => Object.keys(p.events),
            expected: ["joined"],
        },
        {
            name: "hero",
            field: "tags",
            to: '["a", "b"]',
            live: (p) => p.experiences.Hero.tags,
            expected: ["a", "b"],
        },
        {
            name: "heroVersion",
            field: "metrics",
            to: '[{ event: signup, name: "Accounts" }]',
            live: (p) => hero(p, 3)?.metrics[0].name,
            expected: "Accounts",
        },
        {
            name: "spare",
            field: "type",
            to: '"AB_TEST"',
            op: "replace",
            live: (p) => p.experiences.Spare.__type,
            expected: "AB_TEST",
        },
    ],
    [
        {
            name: "tier",
            field: "key",
            to: '"level"',
            live: (p) => p.attributes.level.name,
            expected: "Level",
        },
        {
            name: "gold",
            field: "name",
            to: '"Golden"',
            live: (p) => p.audiences.Golden.name,
            expected: "Golden",
        },
        {
            name: "hero",
            field: "name",
            to: '"Heroine"',
            live: (p) => "Heroine" in p.experiences,
            expected: true,
        },
        {
            name: "heroVersion",
            field: "targeting",
            to: "{ audiences: [silver, gold] }",
            live: (p) => hero(p, 4)?.targeting.audience.audiences,
            expected: ["audiences/Silver", "audiences/Golden"],
        },
        {
            name: "spare",
            field: "type",
            to: '"SEGMENTED"',
            op: "replace",
            live: (p) => p.experiences.Spare.__type,
            expected: "SEGMENTED",
        },
    ],
    [
        {
            name: "heroVersion",
            field: "status",
            to: '"PAUSED"',
            live: (p) => [hero(p, 3)?.status, hero(p, 4)?.status],
            expected: ["ARCHIVED", "PAUSED"],
        },
        {
            name: "offerVersion",
            field: "experience",
            to: "spare",
            op: "replace",
            live: (p) => p.versions["experiences/Spare"][1].variants.map((each: Live) => each.name),
            expected: ["Gold offer"],
        },
    ],
    [
        {
            name: "heroVersion",
            field: "status",
            to: '"ACTIVE"',
            live: (p) => hero(p, 4)?.status,
            expected: "ACTIVE",
        },
        {
            name: "offerVersion",
            field: "variants",
            to: '[{ name: "Silver offer", audiences: [silver] }]',
            live: (p) => p.versions["experiences/Spare"][1].variants.map((each: Live) => each.name),
            expected: ["Silver offer"],
        },
        {
            name: "order",
            field: "order",
            to: "[offer, hero]",
            live: (p) => p.experiences.Offer.priority < p.experiences.Heroine.priority,
            expected: true,
        },
    ],
    [
        {
            name: "offerVersion",
            field: "status",
            to: '"ACTIVE"',
            live: (p) => p.experiences.Spare.status,
            expected: "ACTIVE",
        },
        {
            name: "order",
            field: "others",
            to: '"before"',
            live: (p) => p.experiences.Spare.priority,
            expected: 1,
        },
    ],
];

const titled = rounds.map(
    (cases) => [cases.map(({ name, field }) => `${name}.${field}`).join(", "), cases] as const,
);

describe("with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    const declared: Record<string, Record<string, string>> = {};

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: worldProgram(), emulator });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("the first up creates everything", async () => {
        const up = await project.up();
        expect(up.errors).toBe("");
        expect([...up.changes].sort()).toEqual(worldNames.map((name) => `create ${name}`).sort());
    });

    test("the same program again changes nothing and sends nothing", async () => {
        const mark = emulator.mark();
        const up = await project.upWithPreview();
        expect(up.changes).toEqual([]);
        expect(up.exitCode).toBe(0);
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test.each(titled)("changed in one up: %s", async (_, cases) => {
        const before = await liveProject();
        for (const { name, field, to, live, expected } of cases) {
            expect(live(before)).not.toEqual(expected);
            declared[name] = { ...declared[name], [field]: to };
        }
        project.setProgram(worldProgram(declared));
        const up = await project.up();
        expect(up.errors).toBe("");
        expect(up.changes.toSorted()).toEqual(
            cases.map(({ name, op = "update" }) => `${op} ${name}`).toSorted(),
        );
        const after = await liveProject();
        for (const { name, field, live, expected } of cases) {
            expect(up.steps.find((step) => step.name === name)?.keys).toEqual([field]);
            expect(live(after)).toEqual(expected);
        }
    });

    test("after all of it nothing has drifted", async () => {
        const refresh = await project.refresh();
        expect(refresh.errors).toBe("");
        expect(refresh.refreshed).toHaveLength(worldNames.length);
        expect(refresh.drift).toEqual([]);
    });

    test("destroy leaves nothing", async () => {
        const destroy = await project.destroy();
        expect(destroy.errors).toBe("");
        expect(countObjects(await readProject(emulator.api))).toBe(0);
    });

    async function liveProject(): Promise<Live> {
        const live = naturalForm(await readProject(emulator.api)) as Live;
        // The hero keeps its place in the table when it gets another name.
        live.versions["experiences/Hero"] ??= live.versions["experiences/Heroine"];
        live.attributes.level ??= {};
        live.audiences.Golden ??= {};
        return live;
    }
});
