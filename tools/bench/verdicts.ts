import { EMULATOR_RATES } from "./emulatorRate";
import { INSPECTOR_MS } from "./inspectorPage";
import { MANIFEST_GROUP, MANIFEST_RATE } from "./manifests";
import {
    allFindings,
    type ClientRow,
    type Findings,
    floorOf,
    type Results,
    type Row,
    requestsOf,
    type WayRow,
} from "./results";

/** A required figure. Unmeasured figures have no verdict. */
export interface Verdict {
    must: string;
    figure: string;
    met: boolean;
}

const FULL_QUOTA = 501;
const OVER_FLOOR = 1.1;
const SHELL_BYTES = 100;
const LOAD_MS: Record<string, number> = {
    "the package in the program": 150,
    "the package in the host, all six kinds": 100,
};
/** Permits more than ten times the cost for ten times the resources, because two short runs differ by this much. */
const GROWTH_SLACK = 1.1;

const OVER_NOOP_MEMORY = 1.1;

/** The scenarios whose time is limited at full quota. */
const TIMED = ["first up", "no-change up", "refresh"];
/** At every latency. The engine's own part is larger than the limit, and the two can't overlap in full. */
const TAKE_OVER_OVER_FLOOR = 1.3;
/** The refresh ends before the program starts, so the two bounds add up. */
const REFRESH_OVER_SUM = 1.5;
/** Neither the program nor the state carries the provider's text. */
const PLUGIN_TO_DYNAMIC = 0.75;

export function verdicts(results: Results): Verdict[] {
    const { parts } = results;
    const rowsOf = (prefix: string) =>
        parts.filter(({ part }) => part.startsWith(prefix)).flatMap(({ rows }) => rows);
    const [life, growth] = [rowsOf("life"), rowsOf("growth")];
    return [
        ...[...life, ...growth].map(ofRequests),
        ...life.filter((row) => row.resources === FULL_QUOTA && TIMED.includes(row.scenario)).flatMap(ofTime),
        ...[...life, ...rowsOf("latency")]
            .filter(({ resources }) => resources === FULL_QUOTA)
            .flatMap(ofLatency),
        ...parts.flatMap(({ ways }) => ways).flatMap(ofWay),
        ...allFindings(results).states.map(ofState),
        ...ofGrowth(growth),
        ...[...life, ...growth].filter(({ resources }) => resources >= FULL_QUOTA).flatMap(ofMemory),
        ...ofClients(parts.flatMap(({ clients }) => clients)),
        ...ofLoading(parts.flatMap(({ figures }) => figures)),
        ...ofEmulator(parts.flatMap(({ figures }) => figures)),
        ...ofManifests(parts.flatMap(({ figures }) => figures)),
        ...ofInspector(parts.flatMap(({ figures }) => figures)),
    ];
}

function ofRequests(row: Row): Verdict {
    const [sent, least] = [requestsOf(row.ours), row.leastRequests];
    return {
        must: `${nameOf(row)}: at most ${least} requests, none refused`,
        figure: `${sent}, ${row.ours.refused} refused`,
        met: sent <= least && row.ours.refused === 0,
    };
}

function ofTime(row: Row): Verdict[] {
    const compared = [
        { floor: floorOf(row), name: "the larger floor" },
        ...(row.paced ? [{ floor: row.paced.seconds, name: "both floors together" }] : []),
    ];
    return compared.map(({ floor, name }) => ({
        must: `${nameOf(row)}: ≤ ${OVER_FLOOR.toFixed(2)} × ${name}`,
        figure: ratio(row.ours.seconds, floor),
        met: row.ours.seconds <= OVER_FLOOR * floor,
    }));
}

function ofLatency(row: Row): Verdict[] {
    const { ours, engine, latencyMs } = row;
    const at = (floor: number, times: number, name: string): Verdict => ({
        must: `${nameOf(row)}, ${latencyMs} ms: ≤ ${times.toFixed(2)} × ${name}`,
        figure: ratio(ours.seconds, floor),
        met: ours.seconds <= times * floor,
    });
    switch (row.scenario) {
        case "up that takes over":
            return [at(floorOf(row), TAKE_OVER_OVER_FLOOR, "the larger floor")];
        case "no-change up --refresh":
            return [
                at(row.limitSeconds + (engine?.seconds ?? 0), REFRESH_OVER_SUM, "the sum of both floors"),
            ];
        default:
            return [];
    }
}

/** The plugin sends the same requests, and is quicker where nothing changes. */
function ofWay({ scenario, resources, dynamic, plugin }: WayRow): Verdict[] {
    const [ours, theirs] = [requestsOf(dynamic), requestsOf(plugin)];
    const name = `${nameOf({ scenario, resources })}, plugin`;
    const requests = {
        must: `${name}: as many requests as dynamic resources send`,
        figure: `${theirs} / ${ours}`,
        met: theirs === ours,
    };
    if (scenario !== "no-change up" || resources !== FULL_QUOTA) return [requests];
    const time = {
        must: `${name}: ≤ ${PLUGIN_TO_DYNAMIC} × dynamic resources`,
        figure: ratio(plugin.seconds, dynamic.seconds),
        met: plugin.seconds <= PLUGIN_TO_DYNAMIC * dynamic.seconds,
    };
    return [requests, time];
}

function ofState({ kind, providerText }: Findings["states"][number]): Verdict {
    return {
        must: `state of ${kind}: ≤ ${SHELL_BYTES} bytes of provider text`,
        figure: `${providerText} bytes`,
        met: providerText <= SHELL_BYTES,
    };
}

/** Compares the provider's own time for 5,000 resources with that for 500. */
function ofGrowth(rows: readonly Row[]): Verdict[] {
    return ["first up", "no-change up"].flatMap((scenario) => {
        const [small, large] = [501, 5001].map((resources) =>
            rows.find((row) => row.scenario === scenario && row.resources === resources),
        );
        if (small === undefined || large === undefined) return [];
        const [before, after] = [ownPart(small), ownPart(large)];
        const times = large.resources / small.resources;
        return {
            must: `${scenario}, limit lifted: our own part grows linearly from 501 to 5001 resources`,
            figure: `${before.toFixed(1)} s → ${after.toFixed(1)} s`,
            met: after <= GROWTH_SLACK * times * Math.max(before, 0),
        };
    });
}

/** The host and the program need about as much memory as with a provider that does nothing. */
function ofMemory(row: Row): Verdict[] {
    return (["host", "program"] as const).flatMap((name) => {
        const [ours, least] = [row.ours.memory[name], row.engine?.memory[name]];
        if (ours === undefined || least === undefined) return [];
        return {
            must: `${nameOf(row)}: memory of the ${name} ≤ ${OVER_NOOP_MEMORY.toFixed(2)} × with a provider that does nothing`,
            figure: `${(ours / least).toFixed(2)} (${ours} MiB / ${least} MiB)`,
            met: ours <= OVER_NOOP_MEMORY * least,
        };
    });
}

/** Returns the wall time minus the engine's time. */
export function ownPart(row: Row): number {
    return row.ours.seconds - (row.engine?.seconds ?? 0);
}

function ofClients(clients: readonly ClientRow[]): Verdict[] {
    const latencies = [...new Set(clients.map(({ latencyMs }) => latencyMs))];
    return latencies.flatMap((latencyMs) => {
        const runOf = (client: ClientRow["client"], run: number) =>
            clients.find((row) => row.client === client && row.run === run && row.latencyMs === latencyMs);
        const [ours, theirs, again, theirsAgain] = [
            runOf("ours", 1),
            runOf("official", 1),
            runOf("ours", 2),
            runOf("official", 2),
        ];
        const first = ours &&
            theirs && {
                must: `first run at ${latencyMs} ms: ahead of the official client`,
                figure: `${ours.seconds.toFixed(1)} s / ${theirs.seconds.toFixed(1)} s`,
                met: ours.seconds < theirs.seconds,
            };
        const second = again &&
            theirsAgain && {
                must: `second run at ${latencyMs} ms: no write, against its full duplicate`,
                figure: `${again.writes} writes / ${theirsAgain.writes} writes`,
                met: again.writes === 0,
            };
        return [first, second].filter((each) => each !== undefined);
    });
}

function ofLoading(figures: Findings["figures"]): Verdict[] {
    return figures
        .filter(({ name }) => name in LOAD_MS)
        .map(({ name, value }) => ({
            must: `${name} loads in ≤ ${LOAD_MS[name]} ms beyond Pulumi`,
            figure: `${Math.round(value)} ms`,
            met: value <= (LOAD_MS[name] ?? 0),
        }));
}

function ofEmulator(figures: Findings["figures"]): Verdict[] {
    return figures
        .filter(({ group }) => group in EMULATOR_RATES)
        .map(({ group, name, value }) => ({
            must: `${group}, ${name}: ≥ ${EMULATOR_RATES[group]} requests per second of one core`,
            figure: `${Math.round(value)}`,
            met: value >= (EMULATOR_RATES[group] ?? 0),
        }));
}

function ofManifests(figures: Findings["figures"]): Verdict[] {
    return figures
        .filter(({ group, name }) => group === MANIFEST_GROUP && name.startsWith("manifests"))
        .map(({ name, value }) => ({
            must: `${MANIFEST_GROUP}, ${name}: ≥ ${MANIFEST_RATE} per second of one core`,
            figure: `${Math.round(value)}`,
            met: value >= MANIFEST_RATE,
        }));
}

function ratio(seconds: number, floor: number): string {
    return `${(seconds / floor).toFixed(2)} (${seconds.toFixed(1)} s / ${floor.toFixed(1)} s)`;
}

function nameOf({ scenario, resources }: Pick<Row, "scenario" | "resources">): string {
    return `${scenario}, ${resources} resources`;
}

function ofInspector(figures: Findings["figures"]): Verdict[] {
    return figures
        .filter(({ name }) => name in INSPECTOR_MS)
        .map(({ group, name, value }) => ({
            must: `${group}, ${name}: ≤ ${INSPECTOR_MS[name]} ms`,
            figure: `${Math.round(value)} ms`,
            met: value <= (INSPECTOR_MS[name] ?? 0),
        }));
}
