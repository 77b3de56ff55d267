import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Bag } from "../support/host";

/** The environment in which a host writes down its calls. */
export function recordInto(file: string): NodeJS.ProcessEnv {
    const recorder = resolve(__dirname, "../support/recordCalls.cjs");
    return { NODE_OPTIONS: `--require ${recorder}`, PROVIDER_CALLS: file };
}

/** One call of a provider. Its resource is known by its kind and natural key: a provider hears no logical name. */
export interface Call {
    method: string;
    resource: string;
    id?: string;
    olds?: Bag;
    news?: Bag;
    properties?: Bag;
}

export interface Recording {
    /** The calls of each phase (a preview, an update, a refresh) in the order in which they arrived. */
    phases: Call[][];
    /** What stands for each id that a server has made. */
    labels: Map<string, string>;
}

type Line = { pid: number; nth: number; method: string; created?: string } & Omit<
    Call,
    "method" | "resource"
>;

export function readCalls(file: string): Recording {
    const phases: Call[][] = [];
    const labels = new Map<string, string>();
    const inFlight = new Map<string, Call>();
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    for (const line of text.split("\n").filter(Boolean)) {
        const { pid, nth, created, ...call } = JSON.parse(line) as Line;
        const known = inFlight.get(`${pid}/${nth}`);
        if (created && known) label(labels, created, known.resource);
        else if (call.method === "configure") phases.push([]);
        else {
            const recorded = { ...call, resource: resourceOf(call) };
            inFlight.set(`${pid}/${nth}`, recorded);
            phases.at(-1)?.push(recorded);
        }
    }
    return { phases: phases.filter((phase) => phase.length > 0), labels };
}

function resourceOf({ olds, news, properties }: Omit<Call, "resource">): string {
    const bag = olds && Object.keys(olds).length > 0 ? olds : (news ?? properties ?? {});
    const kind = /personalize\/(\w+)"|, "(\w+)"\)/.exec(String(bag.__provider));
    return [kind?.[1] ?? kind?.[2], bag.key ?? bag.name].filter(Boolean).join(" ");
}

/** An id is named after its resource and the place among the ids of that resource; a version's has two parts. */
function label(labels: Map<string, string>, id: string, resource: string): void {
    const own = id.split("/").at(-1) ?? id;
    const nth = [...labels.values()].filter((each) => each.startsWith(`<${resource}`)).length + 1;
    labels.set(own, `<${resource} ${nth}>`);
}

/** The same for every run of a script: without ids and times of a server, and without the provider's text. */
export function comparable<T>(value: T, labels: Map<string, string>): T {
    const text = JSON.stringify(value, (key, field) => {
        if (key === "__provider") return field && "<text>";
        if (typeof field !== "string") return field;
        return field
            .replace(/\b[0-9a-f]{24}\b/g, (id) => labels.get(id) ?? "<uid>")
            .replace(/\bcs[0-9a-f]{16}\b/g, "<cms uid>")
            .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>");
    });
    return JSON.parse(text) as T;
}
