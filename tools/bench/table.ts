import type { Measured } from "./measure";
import {
    allFindings,
    type ClientRow,
    type Failed,
    type Figure,
    floorOf,
    type Results,
    type Row,
    requestsOf,
    type StateRow,
    type WayRow,
} from "./results";
import { ownPart, type Verdict, verdicts } from "./verdicts";

/** Prints all results as Markdown. */
export function report(results: Results): string {
    const { ways, clients, states, figures, failed } = allFindings(results);
    const rowsOf = (growth: boolean) =>
        results.parts.filter(({ part }) => part.startsWith("growth") === growth).flatMap(({ rows }) => rows);
    const sections = [
        section("Commands", COMMANDS, rowsOf(false).map(command)),
        section("Where the time goes", EDGES, rowsOf(false).flatMap(edges)),
        section("Growth: the limit lifted, the engine's checkpoints off", GROWTH, rowsOf(true).map(growth)),
        section("Two ways in", WAYS, ways.map(way)),
        section("Beside the official client", CLIENTS, clients.map(client)),
        section("State", STATES, states.map(state)),
        section("Below the engine", FIGURES, figures.map(figure)),
        section("What must be reached", VERDICTS, verdicts(results).map(verdict)),
        section("Failed", ["Scenario", "Why"], failed.map(failure)),
    ];
    return `Node.js ${results.node}, ${results.processor}.\n\n${sections.filter(Boolean).join("\n\n")}\n`;
}

const COMMANDS = [
    "Command",
    "Resources",
    "Latency",
    "Time",
    "Limit alone",
    "Engine alone",
    "Ratio to the larger",
    "Both together",
    "Requests (least)",
    "Refused",
    "Memory of host / program",
    "With a provider that does nothing",
];

function command(row: Row): string[] {
    const { ours, engine, paced } = row;
    const floor = floorOf(row);
    return [
        row.scenario,
        String(row.resources),
        `${row.latencyMs} ms`,
        seconds(ours.seconds),
        seconds(row.limitSeconds),
        seconds(engine?.seconds),
        floor === 0 ? "–" : (ours.seconds / floor).toFixed(2),
        seconds(paced?.seconds),
        `${requestsOf(row.ours)} (${row.leastRequests})`,
        String(ours.refused),
        memory(ours),
        memory(engine),
    ];
}

const EDGES = [
    "Command",
    "Provider",
    "Time",
    "Before the first request",
    "Requests",
    "Limit alone",
    "After the last",
];

function edges({ scenario, limitSeconds, ours, paced }: Row): string[][] {
    const runs = { ours, "waits for the limit": paced };
    return paced === undefined
        ? []
        : Object.entries(runs).flatMap(([provider, run]) => {
              if (run?.edges === undefined) return [];
              const { before, after } = run.edges;
              const columns = [run.seconds, before, run.seconds - before - after, limitSeconds, after];
              return [[scenario, provider, ...columns.map(seconds)]];
          });
}

const GROWTH = [
    "Command",
    "Resources",
    "Time",
    "Engine alone",
    "Our own part",
    "State (engine's)",
    "Memory of host / program",
    "With a provider that does nothing",
];

function growth(row: Row): string[] {
    const { ours, engine, state: bytes, engineState } = row;
    return [
        row.scenario,
        String(row.resources),
        seconds(ours.seconds),
        seconds(engine?.seconds),
        seconds(ownPart(row)),
        `${megabytes(bytes)} (${megabytes(engineState)})`,
        memory(ours),
        memory(engine),
    ];
}

const WAYS = [
    "Command",
    "Resources",
    "Dynamic resources",
    "Plugin",
    "Plugin that does nothing",
    "Plugin to dynamic",
    "Requests, dynamic / plugin",
    "State, dynamic / plugin",
];

/** Also the line of progress. */
export function way({ scenario, resources, dynamic, plugin, noop, states }: WayRow): string[] {
    return [
        scenario,
        String(resources),
        ...[dynamic, plugin, noop].map((run) => seconds(run.seconds)),
        (plugin.seconds / dynamic.seconds).toFixed(2),
        `${requestsOf(dynamic)} / ${requestsOf(plugin)}`,
        states ? `${megabytes(states.dynamic)} / ${megabytes(states.plugin)}` : "–",
    ];
}

const CLIENTS = ["Client", "Run", "Latency", "Objects", "Time", "Requests", "Writes"];

function client(row: ClientRow): string[] {
    const name = row.client === "ours" ? "`pulumi up`" : "`@contentstack/cli-variants`";
    const numbers = [row.objects, seconds(row.seconds), row.requests, row.writes].map(String);
    return [name, row.run === 1 ? "first" : "second", `${row.latencyMs} ms`, ...numbers];
}

const STATES = ["Kind", "Bytes per resource", "Provider text", "Outputs beside the inputs"];

function state({ kind, bytesPerResource, providerText, outputs }: StateRow): string[] {
    return [kind, String(bytesPerResource), `${providerText} bytes`, outputs.join(", ") || "none"];
}

const FIGURES = ["What", "", "Measured"];

function figure({ group, name, value, unit }: Figure): string[] {
    return [group, name, `${Math.round(value).toLocaleString("en")} ${unit}`];
}

const VERDICTS = ["Must", "Measured", ""];

function verdict({ must, figure: measured, met }: Verdict): string[] {
    return [must, measured, met ? "met" : "**missed**"];
}

function failure({ scenario, message }: Failed): string[] {
    return [scenario, message.trim().replace(/\s+/g, " ").replaceAll("|", "\\|").slice(-300)];
}

function section(title: string, head: string[], rows: string[][]): string {
    if (rows.length === 0) return "";
    const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
    return `### ${title}\n\n${lines.join("\n")}`;
}

function seconds(value: number | undefined): string {
    return value === undefined ? "–" : `${value.toFixed(1)} s`;
}

function memory(run: Measured | undefined): string {
    return `${run?.memory.host ?? "–"} / ${run?.memory.program ?? "–"} MiB`;
}

function megabytes(bytes: number | undefined): string {
    return bytes === undefined ? "–" : `${(bytes / 1e6).toFixed(1)} MB`;
}
