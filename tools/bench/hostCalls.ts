import { performance } from "node:perf_hooks";
import { startTestEmulator } from "../../tests/support/emulator";
import { type Bag, type Host, type Kind, startHost } from "../../tests/support/host";
import { type Figure, type Findings, nothing } from "./results";

/** The number of resources per kind, and the number of parallel calls, as the engine makes them. */
const EACH = 100;
const PARALLEL = 16;
const STARTS = 5;

interface Object {
    kind: Kind;
    inputs: Bag;
    changed: Bag;
    id: string;
    outs: Bag;
}

/** Measures the dynamic-provider host with the engine's calls, without an engine or a program. */
export async function hostCalls(): Promise<Findings> {
    const emulator = await startTestEmulator();
    const configured = Object.entries({ ...emulator.config, requestsPerSecond: "100000" });
    const config = Object.fromEntries(
        configured.map(([key, value]) => [`contentstack-personalize:${key}`, value]),
    );
    const env = { CONTENTSTACK_AUTHTOKEN: emulator.authtoken };
    const figures: Figure[] = [];
    const add = (name: string, value: number, unit: string) =>
        figures.push({ group: "The host over gRPC", name, value, unit });
    try {
        const starts: number[] = [];
        for (let run = 0; run < STARTS; run++) {
            const start = performance.now();
            const host = await startHost({ config, env });
            starts.push(performance.now() - start);
            await host.stop();
        }
        add("start-up, until it is configured", Math.min(...starts), "ms");
        const host = await startHost({ config, env });
        try {
            const spent = await drive(host);
            for (const [method, { calls, seconds }] of Object.entries(spent))
                add(`\`${method}\``, calls / seconds, "calls per second");
        } finally {
            await host.stop();
        }
    } finally {
        await emulator.close();
    }
    return { ...nothing(), figures };
}

type Spent = Record<string, { calls: number; seconds: number }>;

/** Calls all methods of all kinds, in the phases of the engine. */
async function drive(host: Host): Promise<Spent> {
    const kinds = Object.keys(INPUTS) as (keyof typeof INPUTS)[];
    const made = new Map<Kind, Object[]>();
    const spent: Spent = {};
    const timed = async (method: string, objects: Object[], call: (object: Object) => Promise<unknown>) => {
        const start = performance.now();
        const queue = objects.values();
        const worker = async () => {
            for (const object of queue) await call(object);
        };
        await Promise.all(Array.from({ length: PARALLEL }, worker));
        const before = spent[method] ?? { calls: 0, seconds: 0 };
        const seconds = before.seconds + (performance.now() - start) / 1000;
        spent[method] = { calls: before.calls + objects.length, seconds };
    };
    const phase = async (work: (kind: keyof typeof INPUTS) => Promise<void>, order = kinds) => {
        await host.nextPhase();
        // The first calls load the life cycles, which `loadTimes` measures.
        for (const kind of order) await host.check(kind, {}, {});
        for (const kind of order) await work(kind);
    };
    await phase(async (kind) => {
        const idOf = (at: number) => (other: Kind) => made.get(other)?.[at]?.id ?? "";
        const objects = Array.from({ length: EACH }, (_, at): Object => {
            const [inputs, changed] = ["a", "b"].map((text) => INPUTS[kind](at, idOf(at), text)) as [
                Bag,
                Bag,
            ];
            return { kind, inputs, changed, id: "", outs: {} };
        });
        made.set(kind, objects);
        await timed("check", objects, async (each) => {
            const { inputs, failures } = await host.check(kind, {}, each.inputs);
            if (failures.length > 0) throw new Error(failures[0]?.reason);
            each.inputs = inputs;
        });
        await timed("create", objects, async (each) =>
            Object.assign(each, await host.create(kind, each.inputs)),
        );
    });
    const all = (kind: Kind) => made.get(kind) ?? [];
    await phase((kind) => timed("read", all(kind), ({ id, outs }) => host.read(kind, id, outs)));
    await phase(async (kind) => {
        const news = (each: Object) => ({ ...each.inputs, ...each.changed });
        await timed("diff", all(kind), (each) => host.diff(kind, each.id, each.outs, news(each)));
        await timed("update", all(kind), async (each) =>
            Object.assign(each, await host.update(kind, each.id, each.outs, news(each))),
        );
    });
    const parentsLast = (["experience", "event", "audience", "attribute"] as const).slice();
    await phase(
        (kind) => timed("delete", all(kind), ({ id, outs }) => host.delete(kind, id, outs)),
        parentsLast,
    );
    return spent;
}

type Build = (at: number, idOf: (kind: Kind) => string, text: string) => Bag;

const INPUTS: Record<Exclude<Kind, "experiencesPriority">, Build> = {
    attribute: (at, _, text) => ({ key: `a${at}`, name: `A ${at}`, description: text }),
    audience: (at, idOf, text) => ({
        name: `U ${at}`,
        description: text,
        definition: { __type: "RuleCombination", combinationType: "AND", rules: rules(idOf("attribute")) },
    }),
    event: (at, _, text) => ({ key: `e${at}`, description: text }),
    experience: (at, _, text) => ({ name: `X ${at}`, type: "AB_TEST", description: text }),
    experienceVersion: (_, idOf, text) => ({
        experience: idOf("experience"),
        status: "ACTIVE",
        variants: ["A", "B", "C", "D", "E"].map((name) => ({ name: name + text, trafficDistribution: 20 })),
        metrics: [{ event: idOf("event"), name: "What counts" }],
        targeting: { audiences: [idOf("audience")] },
    }),
};

/** Returns ten rules on one attribute. */
export function rules(attribute: string): object[] {
    return Array.from({ length: 10 }, (_, at) => ({
        __type: "Rule",
        attribute: { __type: "CustomAttributeReference", ref: attribute },
        attributeMatchOptions: { __type: "StringMatchOptions", value: `value-${at}` },
        attributeMatchCondition: "STRING_EQUALS",
        invertCondition: false,
    }));
}
