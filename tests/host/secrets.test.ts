import { fc } from "../support/fastCheck";
import type { Bag, Kind } from "../support/host";
import { long } from "../support/long";
import { all, country, countryRule } from "../support/rules";
import { SecretEngine, secret, shown } from "../support/secretEngine";
import { useHost, ways } from "../support/useHost";

/** A word that the secrets contain, and nothing else. */
const CANARY = "canary";
const tells = (text: string) => text.toLowerCase().includes(CANARY);

/** Makes the value of a free text; its place in the declaration is its name. */
type Text = (place: string) => unknown;

interface Uids {
    audience: string;
    event: string;
    segmented: string;
    test: string;
}

interface Case {
    kind: Kind;
    places: string[];
    declare(text: Text, former: Text, uids: Uids): Bag;
}

const cases: Record<string, Case> = {
    Attribute: {
        kind: "attribute",
        places: ["key", "name", "description"],
        declare: (text) => ({ key: text("key"), name: text("name"), description: text("description") }),
    },
    Audience: {
        kind: "audience",
        places: ["name", "description", "referrer", "wanted"],
        declare: (text) => ({
            name: text("name"),
            description: text("description"),
            definition: all(
                countryRule("DE"),
                {
                    ...countryRule(text("referrer")),
                    attribute: { __type: "PresetAttributeReference", ref: "REFERRER" },
                },
                {
                    ...countryRule(""),
                    attribute: { __type: "PresetAttributeReference", ref: "QUERY_PARAMETERS" },
                    attributeMatchCondition: "JSON_MATCH",
                    attributeMatchOptions: {
                        __type: "JSONMatchOptions",
                        pointer: "/source",
                        matchCondition: "STRING_EQUALS",
                        matchOptions: { __type: "StringMatchOptions", value: text("wanted") },
                    },
                },
            ),
        }),
    },
    Event: {
        kind: "event",
        places: ["key", "description"],
        declare: (text) => ({ key: text("key"), description: text("description") }),
    },
    Experience: {
        kind: "experience",
        places: ["name", "description", "tag"],
        declare: (text) => ({
            name: text("name"),
            description: text("description"),
            type: "SEGMENTED",
            tags: [text("tag"), "plain"],
        }),
    },
    "ExperienceVersion of segments": {
        kind: "experienceVersion",
        places: ["first", "second", "staged"],
        declare: (text, former, { segmented, audience }) => ({
            experience: segmented,
            status: "ACTIVE",
            variants: [
                { name: text("first"), formerNames: [former("first")], audiences: [audience] },
                { name: text("second"), audiences: [audience] },
            ],
            staged: {
                variants: [
                    { name: text("first"), formerNames: [former("first")], audiences: [audience] },
                    { name: text("staged"), audiences: [audience] },
                ],
            },
        }),
    },
    "ExperienceVersion of a test": {
        kind: "experienceVersion",
        places: ["control", "video", "metric"],
        declare: (text, former, { test, event }) => ({
            experience: test,
            status: "ACTIVE",
            variants: [{ name: text("control") }, { name: text("video"), formerNames: [former("video")] }],
            metrics: [{ event, name: text("metric") }],
        }),
    },
};

describe.each(ways)("the secret inputs of a resource, through the %s way in", (way) => {
    const world = useHost(way);

    async function uids(): Promise<Uids> {
        const { api } = world.emulator;
        const post = async (path: string, body: object) => (await api.post<{ uid: string }>(path, body)).uid;
        return {
            audience: await post("/audiences", { name: "Germans", definition: country("DE") }),
            event: await post("/events", { key: "signup" }),
            segmented: await post("/experiences", { name: "Segmented", __type: "SEGMENTED" }),
            test: await post("/experiences", { name: "Test", __type: "AB_TEST" }),
        };
    }

    /** All that a run shows and records, from the first preview to the end. */
    async function story({ kind, declare }: Case, secrets: readonly string[]): Promise<string[]> {
        const seen: string[] = [];
        const engine = new SecretEngine(world.host);
        const live = await uids();
        const text =
            (generation: number): Text =>
            (place) =>
                secrets.includes(place)
                    ? secret(`${CANARY}-${place}-${generation}`)
                    : `plain-${place}-${generation}`;
        const declared = (generation: number) => declare(text(generation), text(generation - 1), live);
        const said = async <T>(call: Promise<T>): Promise<T | undefined> =>
            call.then(
                (value) => {
                    seen.push(shown(value));
                    return value;
                },
                (error: Error) => void seen.push(error.message),
            );
        const checked = async (olds: Bag, news: Bag) => {
            const result = await engine.check(kind, olds, news);
            seen.push(shown(result));
            return result.inputs;
        };

        let inputs = await checked({}, declared(1));
        const { id, outs } = await engine.create(kind, inputs);
        seen.push(shown(outs));
        let state = outs;
        await world.host.nextPhase();
        for (const generation of [2, 3]) {
            const news = await checked(inputs, declared(generation));
            await engine.diff(kind, id, state, news);
            await said(engine.preview(kind, id, state, news));
            if (generation === 3) await editAll();
            state = await engine.update(kind, id, state, news);
            inputs = news;
            seen.push(shown(state));
            await world.host.nextPhase();
            const read = await engine.read(kind, id, state);
            seen.push(shown(read));
            state = read.props;
        }
        // The former names are still there where nothing is secret any more.
        const plain = await checked(
            inputs,
            declare((place) => `plain-${place}-4`, text(3), live),
        );
        await engine.diff(kind, id, state, plain);
        state = await engine.update(kind, id, state, plain);
        seen.push(shown(state));
        // A second resource: what stands there is not its own.
        await world.host.nextPhase();
        const again = await checked({}, { ...declared(5), ...naturalKey(state) });
        await said(engine.create(kind, again));
        if (way === "dynamic") {
            const importing = { ...declared(6), __import: { id, onMismatch: "refuse" } };
            await said(engine.create(kind, await checked({}, importing)));
        }
        await wrongValues(engine, { kind, declare, places: [] }, live, seen);
        return [...seen, world.host.output()];
    }

    const naturalKey = ({ key, name }: Bag): Bag =>
        key !== undefined ? { key } : name !== undefined ? { name } : {};

    /** Somebody else changes every description. */
    async function editAll(): Promise<void> {
        const { api } = world.emulator;
        for (const path of ["/attributes", "/audiences", "/events", "/experiences"]) {
            for (const each of await api.get<Bag[]>(path)) {
                if (each.__type === "PRESET") continue;
                await api.put(`${path}/${each.uid}`, { ...each, description: "theirs" });
            }
        }
    }

    /** A secret that no argument can have, in the place of each value of the declaration. */
    async function wrongValues(
        engine: SecretEngine,
        { kind, declare }: Case,
        live: Uids,
        seen: string[],
    ): Promise<void> {
        const declared = declare(
            (place) => `plain-${place}-7`,
            (place) => `plain-${place}-6`,
            live,
        );
        const wrong = [`${CANARY} wrong "value" ${"x".repeat(100)}`, `${CANARY} Germany`];
        for (const value of wrong) {
            for (const broken of brokenForms(declared, secret(value))) {
                const { failures } = await engine.check(kind, {}, broken as Bag);
                seen.push(JSON.stringify(failures));
            }
        }
    }

    test.each(Object.entries(cases))("of %s are in no state and no message", async (_, each) => {
        await world.host.nextPhase();
        for (const text of await story(each, each.places)) {
            if (tells(text)) throw new Error(text);
        }
    });

    test("are in no state and no message, whichever of them are secret", async () => {
        const some = fc
            .constantFrom(...Object.values(cases))
            .chain((each) => fc.subarray(each.places, { minLength: 1 }).map((places) => ({ each, places })));
        await fc.assert(
            fc.asyncProperty(some, async ({ each, places }) => {
                await world.emulator.reset();
                await world.host.nextPhase();
                for (const text of await story(each, places)) {
                    if (tells(text)) throw new Error(text);
                }
            }),
            { numRuns: long ? 50 : 4 },
        );
    });

    test("are found by this search where they stand in plain text", async () => {
        const engine: SecretEngine = new SecretEngine(world.host);
        const { inputs } = await engine.check("event", {}, { key: `${CANARY}-1` });
        expect(tells(shown(inputs))).toBe(true);
        expect(tells(shown({ key: secret(CANARY) }))).toBe(false);
    });
});

/** The value with one of its strings replaced, for each string in it. */
function brokenForms(value: unknown, broken: unknown): unknown[] {
    if (typeof value === "string") return [broken];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, field]) =>
        brokenForms(field, broken).map((form) =>
            Array.isArray(value)
                ? value.map((each, index) => (String(index) === name ? form : each))
                : { ...value, [name]: form },
        ),
    );
}
