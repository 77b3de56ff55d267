// A project of twenty resources lives through random operations, by the program and by hand. After each `up`, the
// server, the program and the state say the same.
import type { WireVersion } from "../../provider/core/wire";
import { fc } from "../support/fastCheck";
import type { Bag } from "../support/host";
import { country } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { useHost } from "../support/useHost";

const COUNT = process.env.PERSONALIZE_LONG ? 300 : 15;
/** For a machine several times slower. */
const LIMIT_MS = COUNT * 12_000;
const FOUR = [0, 1, 2, 3];
const COUNTRIES = ["DE", "FR", "IT", "US"];

/** What the program declares beside its twenty resources, by the name of the resource. */
interface Model {
    description: Record<string, string | undefined>;
    country: Record<string, string>;
    tags: Record<string, string[]>;
    status: Record<string, string>;
    variants: Record<string, string[]>;
    /** The variants of the staged draft. */
    staged: Record<string, string[] | undefined>;
    order: number[];
    /** Resources that are left out. */
    absent: Set<string>;
}

const variantsOf = (n: number, names: string[]) => names.map((name) => ({ name, audiences: [ref(`a${n}`)] }));
const stagedOf = (n: number, names: string[] | undefined) => names && { variants: variantsOf(n, names) };

function programOf(model: Model): Declaration[] {
    const described = (name: string) => ({ description: model.description[name] });
    const all: Declaration[] = [
        ...FOUR.map((n) => ({
            name: `t${n}`,
            kind: "attribute" as const,
            inputs: { key: `t${n}`, name: `T ${n}`, ...described(`t${n}`) },
        })),
        ...FOUR.map((n) => ({
            name: `a${n}`,
            kind: "audience" as const,
            inputs: {
                name: `A ${n}`,
                definition: country(model.country[`a${n}`] ?? "DE"),
                ...described(`a${n}`),
            },
        })),
        ...[0, 1, 2].map((n) => ({
            name: `s${n}`,
            kind: "event" as const,
            inputs: { key: `s${n}`, ...described(`s${n}`) },
        })),
        ...FOUR.map((n) => ({
            name: `x${n}`,
            kind: "experience" as const,
            inputs: { name: `X ${n}`, type: "SEGMENTED", tags: model.tags[`x${n}`], ...described(`x${n}`) },
            dependsOn: FOUR.map((each) => `a${each}`),
        })),
        ...FOUR.map((n) => ({
            name: `v${n}`,
            kind: "experienceVersion" as const,
            inputs: {
                experience: ref(`x${n}`),
                status: model.status[`v${n}`] ?? "ACTIVE",
                variants: variantsOf(n, model.variants[`v${n}`] ?? ["A"]),
                staged: stagedOf(n, model.staged[`v${n}`]),
            },
            deletedWith: `x${n}`,
        })),
        {
            name: "order",
            kind: "experiencesPriority",
            inputs: { order: model.order.map((n) => ref(`x${n}`)) },
        },
    ];
    return all.filter(({ name }) => !model.absent.has(name));
}

const operation = fc.record({
    what: fc.constantFrom(
        "describe",
        "country",
        "tags",
        "pause or resume",
        "variants",
        "stage",
        "publish the draft",
        "order",
        "leave out or put back",
        "edit by hand",
        "delete by hand",
        "publish by hand",
        "edit the draft by hand",
        "pause by hand",
        "move by hand",
    ),
    pick: fc.nat({ max: 1_000 }),
    value: fc.nat({ max: 1_000 }),
});
type Operation = { what: string; pick: number; value: number };

const PATHS = { t: "/attributes", a: "/audiences", s: "/events", x: "/experiences" } as const;
/** The last attribute and the last event: nothing refers to them. */
const OPTIONAL = ["t3", "s2"];

describe("a project of twenty resources", () => {
    const world = useHost();
    let model: Model;

    const pathOf = (name: string) => PATHS[name.charAt(0) as keyof typeof PATHS];
    const pickOf = (list: readonly string[], pick: number) => list[pick % list.length] as string;
    const listed = () =>
        programOf(model)
            .map(({ name }) => name)
            .filter((name) => pathOf(name) !== undefined);

    /** The server refuses some of what people try, such as the deletion of an audience in use. */
    async function tryByHand(work: Promise<unknown>): Promise<void> {
        await work.catch((error: Error) => expect(error.message).toMatch(/\b4\d\d\b/));
    }

    async function versionsOf(n: number): Promise<WireVersion[]> {
        return world.emulator.api.get(`/experiences/${world.stack.entry(`x${n}`).id}/versions`);
    }

    const BY_PROGRAM: Record<string, (operation: Operation) => void> = {
        describe: ({ pick, value }) => {
            model.description[pickOf(listed(), pick)] = value % 4 === 0 ? undefined : `d${value}`;
        },
        country: ({ pick, value }) => {
            model.country[`a${pick % 4}`] = pickOf(COUNTRIES, value);
        },
        tags: ({ pick, value }) => {
            model.tags[`x${pick % 4}`] = ["home", "sale"].slice(0, value % 3);
        },
        "pause or resume": ({ pick }) => {
            const name = `v${pick % 4}`;
            model.status[name] = model.status[name] === "PAUSED" ? "ACTIVE" : "PAUSED";
        },
        // The content of a paused version can't change.
        variants: ({ pick, value }) => {
            const name = `v${pick % 4}`;
            model.variants[name] = ["A", "B", `C${value % 3}`].slice(0, 1 + (value % 3));
            model.status[name] = "ACTIVE";
        },
        stage: ({ pick, value }) => {
            model.staged[`v${pick % 4}`] = value % 4 === 0 ? undefined : ["A", `S${value % 3}`];
        },
        "publish the draft": ({ pick }) => {
            const name = `v${pick % 4}`;
            model.variants[name] = model.staged[name] ?? model.variants[name] ?? ["A"];
            model.staged[name] = undefined;
            model.status[name] = "ACTIVE";
        },
        order: ({ value }) => {
            model.order = [...model.order.slice(value % 4), ...model.order.slice(0, value % 4)];
        },
        "leave out or put back": ({ pick }) => {
            const name = pickOf(OPTIONAL, pick);
            if (!model.absent.delete(name)) model.absent.add(name);
        },
    };

    const BY_HAND: Record<string, (operation: Operation) => Promise<void>> = {
        "edit by hand": async ({ pick, value }) => {
            const name = pickOf(listed(), pick);
            const { id } = world.stack.entry(name);
            const live = (await world.emulator.api.get<Bag[]>(pathOf(name))).find(({ uid }) => uid === id);
            await tryByHand(
                world.emulator.api.put(`${pathOf(name)}/${id}`, { ...live, description: `hand ${value}` }),
            );
        },
        "delete by hand": async ({ pick }) => {
            const name = pickOf(listed(), pick);
            await tryByHand(world.emulator.api.delete(`${pathOf(name)}/${world.stack.entry(name).id}`));
            // A new version can't begin as PAUSED.
            if (name.startsWith("x")) model.status[name.replace("x", "v")] = "ACTIVE";
        },
        "publish by hand": async ({ pick, value }) => {
            const n = pick % 4;
            const audiences = [world.stack.entry(`a${n}`).id];
            const variants = [{ __type: "SegmentedVariant", name: `H${value % 3}`, audiences }];
            const path = `/experiences/${world.stack.entry(`x${n}`).id}/versions`;
            await tryByHand(world.emulator.api.post(path, { status: "ACTIVE", variants }));
            // The declared content can't go live again as PAUSED.
            model.status[`v${n}`] = "ACTIVE";
        },
        "edit the draft by hand": async ({ pick, value }) => {
            const n = pick % 4;
            const draft = (await versionsOf(n)).find(({ status }) => status === "DRAFT");
            if (draft === undefined) return;
            const variants = draft.variants?.map((each) => ({ ...each, name: `H${value % 3}` }));
            const path = `/experiences/${world.stack.entry(`x${n}`).id}/versions/${draft.uid}`;
            await tryByHand(world.emulator.api.put(path, { ...draft, variants }));
        },
        "pause by hand": async ({ pick }) => {
            const live = (await versionsOf(pick % 4)).find(({ status }) => status === "ACTIVE");
            if (live === undefined) return;
            const path = `/experiences/${world.stack.entry(`x${pick % 4}`).id}/versions/${live.uid}`;
            await tryByHand(world.emulator.api.put(path, { ...live, status: "PAUSED" }));
        },
        "move by hand": async ({ value }) => {
            const { api } = world.emulator;
            const { priorityOrder } = await api.get<{ priorityOrder: string[] }>("/experiences-priority");
            const at = value % priorityOrder.length;
            const moved = [...priorityOrder.slice(at), ...priorityOrder.slice(0, at)];
            await tryByHand(api.put("/experiences-priority", { priorityOrder: moved }));
        },
    };

    /** Compares the program and the state with the server. */
    async function expectAgreement(): Promise<void> {
        const { api } = world.emulator;
        const program = programOf(model);
        expect(world.stack.state.resources.map(({ name }) => name).sort()).toEqual(
            program.map(({ name }) => name).sort(),
        );
        for (const [letter, path] of Object.entries(PATHS)) {
            const live = (await api.get<Bag[]>(path)).filter(({ __type }) => __type !== "PRESET");
            const declared = program.filter(({ name }) => name.startsWith(letter) && pathOf(name) === path);
            expect(live.map(({ uid }) => uid).sort()).toEqual(
                declared.map(({ name }) => world.stack.entry(name).id).sort(),
            );
            for (const { name, inputs } of declared) {
                const found = live.find(({ uid }) => uid === world.stack.entry(name).id) ?? {};
                const { type, tags, description, ...rest } = inputs;
                expect(found).toMatchObject(rest);
                expect([name, found.description || undefined]).toEqual([name, description]);
                if (type !== undefined) expect(found.tags ?? []).toEqual(tags ?? []);
            }
        }
        for (const n of FOUR) {
            const versions = await versionsOf(n);
            const live = versions.find(({ status }) => ["ACTIVE", "PAUSED"].includes(status));
            const draft = versions.find(({ status }) => status === "DRAFT");
            const namesOf = (version: WireVersion | undefined) => version?.variants?.map(({ name }) => name);
            expect({ n, status: live?.status, names: namesOf(live), staged: namesOf(draft) }).toEqual({
                n,
                status: model.status[`v${n}`] ?? "ACTIVE",
                names: model.variants[`v${n}`] ?? ["A"],
                staged: model.staged[`v${n}`],
            });
        }
        const { priorityOrder } = await api.get<{ priorityOrder: string[] }>("/experiences-priority");
        expect(priorityOrder).toEqual(model.order.map((n) => world.stack.entry(`x${n}`).id));
    }

    test(
        `agrees with its program and its state through ${COUNT} random operations`,
        async () => {
            model = {
                description: {},
                country: {},
                tags: {},
                status: {},
                variants: {},
                staged: {},
                order: [...FOUR],
                absent: new Set(),
            };
            expect(programOf(model)).toHaveLength(20);
            expect((await world.stack.up(programOf(model))).problems()).toEqual([]);
            await expectAgreement();
            for (const [index, each] of fc.sample(operation, COUNT).entries()) {
                const at = `operation ${index}: ${JSON.stringify(each)}`;
                BY_PROGRAM[each.what]?.(each);
                await BY_HAND[each.what]?.(each);
                const up = await world.stack.up(programOf(model), { refresh: true });
                expect({ at, problems: up.problems() }).toEqual({ at, problems: [] });
                await expectAgreement();
                expect({ at, again: (await world.stack.up(programOf(model))).changes }).toEqual({
                    at,
                    again: [],
                });
            }
        },
        LIMIT_MS,
    );
});
