import { floorOf, type Row } from "./scenarios";

const HEAD = [
    "Scenario",
    "Resources",
    "Wall",
    "Limit alone",
    "Engine alone",
    "Ratio to the larger",
    "Requests (least)",
    "Refused",
    "State per resource (engine's)",
    "Peak memory host / program",
];

/** The rows as a Markdown table. */
export function markdownTable(rows: readonly Row[]): string {
    const lines = rows.map((row) => {
        const { ours, engine } = row;
        const resources = 5 * row.count + 1;
        return [
            row.scenario,
            resources,
            seconds(ours.seconds),
            seconds(row.limitSeconds),
            seconds(engine.seconds),
            (ours.seconds / floorOf(row)).toFixed(2),
            `${ours.reads + ours.writes} (${row.leastRequests})`,
            ours.refused,
            `${Math.round(row.state / resources)} B (${Math.round(row.engineState / resources)} B)`,
            `${ours.memory.host ?? "–"} / ${ours.memory.program ?? "–"} MiB`,
        ];
    });
    return [HEAD, HEAD.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function seconds(value: number): string {
    return `${value.toFixed(1)} s`;
}
