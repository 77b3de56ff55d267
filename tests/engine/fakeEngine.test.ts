import type { Api } from "../support/api";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { long } from "../support/long";
import { type Declaration, ref } from "../support/stack";
import type { Played, RecordedEngine, Script } from "./recordedEngine";
import { RecordedFakeEngine } from "./recordedFakeEngine";
import { RecordedRealEngine } from "./recordedRealEngine";

const declared =
    (name: string, kind: Declaration["kind"], inputs: object, always: Partial<Declaration> = {}) =>
    (more: object = {}, options: object = {}): Declaration => ({
        name,
        kind,
        inputs: { ...inputs, ...more },
        ...always,
        ...options,
    });

const tier = declared("tier", "attribute", { key: "tier", name: "Tier" });

/** An audience of those whose tier it is; it comes after the attribute. */
const gold = declared("gold", "audience", {
    name: "Gold",
    definition: {
        __type: "RuleCombination",
        combinationType: "AND",
        rules: [
            {
                __type: "Rule",
                attribute: { __type: "CustomAttributeReference", ref: ref("tier") },
                attributeMatchCondition: "STRING_EQUALS",
                attributeMatchOptions: { __type: "StringMatchOptions", value: "gold" },
                invertCondition: false,
            },
        ],
    },
});

const signup = declared("signup", "event", { key: "signup" });

const hero = declared("hero", "experience", { name: "Hero", type: "SEGMENTED" });

const version = declared(
    "version",
    "experienceVersion",
    { experience: ref("hero"), status: "ACTIVE", variants: [{ name: "A", audiences: [ref("gold")] }] },
    { deletedWith: "hero" },
);

const order = (...names: string[]): Declaration => ({
    name: "order",
    kind: "experiencesPriority",
    inputs: { order: names.map((name) => ref(name)) },
});

async function failing(
    { emulator }: RecordedEngine,
    operation: string,
    work: () => Promise<void>,
): Promise<void> {
    emulator.inject({ match: operation, nth: "every", kind: "500" });
    await work();
    emulator.clearFaults();
}

async function secondProject({ url, authtoken, organizationUid }: TestEmulator): Promise<string> {
    const response = await fetch(`${url}/projects`, {
        method: "POST",
        headers: { authtoken, organization_uid: organizationUid, "content-type": "application/json" },
        body: JSON.stringify({ name: "Second", description: "" }),
    });
    return ((await response.json()) as { uid: string }).uid;
}

async function found(api: Api, path: string): Promise<{ uid: string } & Record<string, unknown>> {
    const list = await api.get<({ uid: string; __type?: string } & Record<string, unknown>)[]>(path);
    const [own] = list.filter(({ __type }) => __type !== "PRESET");
    if (!own) throw new Error(`nothing in ${path}`);
    return own;
}

/** In each, every resource refers to the one before it, so that the order of all calls is certain. */
const scripts: Record<string, Script> = {
    "a field that the next one reads": async (engine) => {
        const program = (name: string) => [tier({ name }), signup({ description: ref("tier", "name") })];
        await engine.up(program("Tier"), { preview: true });
        await engine.up(program("Tier"));
        await engine.up(program("Level"), { preview: true });
    },
    "an output that only the server knows": async (engine) => {
        const program = (variant: string) => [
            tier(),
            gold(),
            hero({}, { dependsOn: ["gold"] }),
            version({ variants: [{ name: variant, audiences: [ref("gold")] }] }),
            signup({ description: ref("version", "versionUid") }),
        ];
        await engine.up(program("A"), { preview: true });
        await engine.up(program("B"), { preview: true });
    },
    "a replacement after the deletion, without dependants": async (engine) => {
        await engine.up([hero()]);
        await engine.up([hero({ type: "AB_TEST" })], { preview: true });
    },
    "a replacement after the deletion, with dependants": async (engine) => {
        const program = (type: string) => [
            tier(),
            gold(),
            hero({ type }, { dependsOn: ["gold"] }),
            version({ status: "DRAFT" }),
            signup({ description: ref("version") }),
        ];
        await engine.up(program("SEGMENTED"));
        await engine.up(
            [
                ...program("AB_TEST").slice(0, 3),
                version({ status: "DRAFT", variants: [{ name: "A", trafficDistribution: 100 }] }),
                signup({ description: ref("version") }),
            ],
            { preview: true },
        );
    },
    "a replacement of what is only depended on": async (engine) => {
        const program = (type: string) => [hero({ type }), signup({}, { dependsOn: ["hero"] })];
        await engine.up(program("SEGMENTED"));
        await engine.up(program("AB_TEST"), { preview: true });
    },
    "a replacement before the deletion": async (engine) => {
        const other = await secondProject(engine.emulator);
        const program = (more: object) => [tier(more), signup({ description: ref("tier") })];
        await engine.up(program({}));
        await engine.up(program({ projectUid: other }), { preview: true });
    },
    "a replaced one whose deletion fails": async (engine) => {
        const other = await secondProject(engine.emulator);
        await engine.up([tier()]);
        await failing(engine, "deleteAttribute", () => engine.up([tier({ projectUid: other })]));
        await engine.up([tier({ projectUid: other })]);
    },
    "a replacement that can't be created": async (engine) => {
        await engine.up([hero()]);
        await failing(engine, "createExperience", () => engine.up([hero({ type: "AB_TEST" })]));
        await engine.up([hero({ type: "AB_TEST" })]);
    },
    "a replacement that can't be created and is taken back": async (engine) => {
        await engine.up([hero()]);
        await failing(engine, "createExperience", () => engine.up([hero({ type: "AB_TEST" })]));
        await engine.up([hero()], { preview: true });
    },
    "a replacement that can't be created and is given up": async (engine) => {
        await engine.up([hero()]);
        await failing(engine, "createExperience", () => engine.up([hero({ type: "AB_TEST" })]));
        await engine.up([], { preview: true });
    },
    "a replacement that can't be created, refreshed": async (engine) => {
        await engine.up([hero()]);
        await failing(engine, "createExperience", () => engine.up([hero({ type: "AB_TEST" })]));
        await engine.refresh();
    },
    "removals, with what stays changed": async (engine) => {
        await engine.up([tier(), gold(), signup({ description: ref("gold") }, { dependsOn: ["tier"] })]);
        await engine.up([tier(), signup({ description: "none" }, { dependsOn: ["tier"] })], {
            preview: true,
        });
    },
    "removals together with another, and alone": async (engine) => {
        const all = [tier(), gold(), hero({}, { dependsOn: ["gold"] }), version({}, { dependsOn: ["gold"] })];
        await engine.up(all);
        await engine.up(all.slice(0, 3));
        await engine.up(all);
        await engine.up(all.slice(0, 2), { preview: true });
    },
    "removal of what is to be retained": async (engine) => {
        await engine.up([tier({}, { retainOnDelete: true }), signup({ description: ref("tier") })]);
        await engine.up([]);
    },
    "a replacement of what is to be retained": async (engine) => {
        const other = await secondProject(engine.emulator);
        await engine.up([tier({}, { retainOnDelete: true })]);
        await engine.up([tier({ projectUid: other }, { retainOnDelete: true })], { preview: true });
    },
    "removal of what is protected": async (engine) => {
        await engine.up([tier(), signup({ description: ref("tier") }, { protect: true })]);
        await engine.up([], { preview: true });
        await engine.destroy();
    },
    "a replacement of what is protected": async (engine) => {
        await engine.up([hero({}, { protect: true })]);
        await engine.up([hero({ type: "AB_TEST" }, { protect: true })], { preview: true });
        await engine.up([hero({}, { protect: false })]);
    },
    "a check that fails": async (engine) => {
        const program = (more: object) => [tier(more), signup({ description: ref("tier") })];
        await engine.up(program({ colour: "red" }), { preview: true });
        await engine.up(program({ colour: "red" }));
        await engine.up(program({}));
        await engine.up(program({ colour: "red" }), { preview: true });
    },
    "a creation that fails": async (engine) => {
        const program = [tier(), gold(), signup({ description: ref("gold") })];
        await failing(engine, "createAudience", () => engine.up(program));
        await engine.up(program);
    },
    "an update that fails": async (engine) => {
        const program = (name: string) => [tier({ name }), signup({ description: ref("tier", "name") })];
        await engine.up([...program("Tier"), gold({}, { dependsOn: ["signup"] })]);
        await failing(engine, "updateAttribute", () => engine.up(program("Level")));
        await engine.up(program("Level"));
    },
    "a deletion that fails": async (engine) => {
        await engine.up([tier(), gold()]);
        await failing(engine, "deleteAudience", () => engine.up([]));
        await engine.destroy();
    },
    "another logical name": async (engine) => {
        await engine.up([tier()]);
        await engine.up([tier({ description: "new" }, { name: "level" })], { preview: true });
    },
    "an object taken over": async (engine) => {
        const { uid } = await engine.emulator.api.post<{ uid: string }>("/attributes", {
            key: "tier",
            name: "Tier",
        });
        const program = (more: object) => [tier(more), signup({ description: ref("tier") })];
        await engine.up(program({ __import: { id: uid, onMismatch: "refuse" } }), { preview: true });
        await engine.up(program({}));
    },
    "a change and a deletion by hand, refreshed": async (engine) => {
        const { api } = engine.emulator;
        const program = [tier(), signup({ description: ref("tier", "name") })];
        await engine.up(program);
        const { uid } = await found(api, "/attributes");
        await api.put(`/attributes/${uid}`, { key: "tier", name: "Other" });
        await api.delete(`/events/${(await found(api, "/events")).uid}`);
        await engine.refresh();
        await engine.up(program, { preview: true });
    },
    "a change and a deletion by hand, refreshed by the up itself": async (engine) => {
        const { api } = engine.emulator;
        const program = [tier(), signup({ description: ref("tier", "name") })];
        await engine.up(program);
        const { uid } = await found(api, "/attributes");
        await api.put(`/attributes/${uid}`, { key: "tier", name: "Other" });
        await api.delete(`/events/${(await found(api, "/events")).uid}`);
        await engine.up(program, { refresh: true });
    },
    "a refresh that fails": async (engine) => {
        const program = [tier(), signup({ description: ref("tier", "name") })];
        await engine.up(program);
        await failing(engine, "listEvents", () => engine.refresh());
        await failing(engine, "listEvents", () => engine.up([tier({ name: "Level" })], { refresh: true }));
    },
    "two resources of one key": async (engine) => {
        await engine.up([tier(), tier({}, { name: "again", dependsOn: ["tier"] })]);
    },
};

/** Here the engine may do several things at once: the order is certain for each resource alone. */
const concurrentScripts: Record<string, Script> = {
    "one of each kind": async (engine) => {
        const all = [tier(), gold(), signup(), hero({}, { dependsOn: ["gold"] }), version(), order("hero")];
        await engine.up(all, { preview: true });
        await engine.up(all, { preview: true });
        await engine.destroy();
    },
};

/** Each script costs several commands of the real engine, so that only the long run plays them all. */
const SAMPLE = [
    "an output that only the server knows",
    "a replacement that can't be created",
    "a change and a deletion by hand, refreshed",
];
const played = Object.entries(scripts).filter(([name]) => long || SAMPLE.includes(name));

/** The engine in small must do as the engine does, or every test that uses it proves nothing. */
describe("the engine in small does as the real one", () => {
    let emulator: TestEmulator;
    let real: RecordedRealEngine;
    let fake: RecordedFakeEngine;

    beforeAll(async () => {
        emulator = await startTestEmulator();
        real = new RecordedRealEngine(emulator);
        fake = new RecordedFakeEngine(emulator);
    });
    afterAll(async () => {
        await real?.close();
        await fake?.close();
        await emulator?.close();
    });

    test.each(played)("%s", async (_, script) => {
        await compare(script, (phase) => phase.some(({ method }) => method === "read"));
    });

    test.each(Object.entries(concurrentScripts))("%s", async (_, script) => {
        await compare(script, () => true);
    });

    async function compare(script: Script, concurrent: (phase: Phase) => boolean): Promise<void> {
        const [expected, played] = [await real.play(script), await fake.play(script)];
        expect(expected.phases.length).toBeGreaterThan(0);
        const ordered = (phase: Phase): Phase => (concurrent(phase) ? byResource(phase) : phase);
        const shown = ({ phases }: Played): string[][] =>
            phases.map((phase) => ordered(phase).map(({ method, resource }) => `${method} ${resource}`));
        expect(shown(played)).toEqual(shown(expected));
        expect(played.phases.map(ordered)).toEqual(expected.phases.map(ordered));
        expect(played.outcomes).toEqual(expected.outcomes);
    }
});

type Phase = Played["phases"][number];

/** Where several things may go on at once, as all reads of a refresh, each resource has an order of its own. */
function byResource(phase: Phase): Phase {
    return phase.toSorted((a, b) => a.resource.localeCompare(b.resource));
}
