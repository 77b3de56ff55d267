import { ASSUMPTIONS, assumptionNames } from "../evaluation";
import { behaviours, edgeBehaviours, identityBehaviours } from "./behaviours";
import { codes } from "./codes";
import { edgeRoutes } from "./edge/routes";
import { identityRoutes } from "./identity/routes";
import { problemCodes } from "./problems";
import { quotaNames, quotas } from "./quotas";
import { routes } from "./routes";
import { unimplemented } from "./routes/unimplemented";
import { switches, switchNames } from "./switches";

type Row = readonly string[];

const code = (text: string) => `\`${text}\``;

/** Returns all behaviours of the emulator and their sources as Markdown. */
export function explain(): string {
    return [
        section(
            "Operations",
            ["Request", "Operation", "In the documentation"],
            routes.map((route) => [
                code(`${route.method} ${route.path}`),
                route.operation,
                route.title ?? "not there; observed",
            ]),
        ),
        section(
            "Operations of the Edge API",
            ["Request", "Operation", "What it does"],
            edgeRoutes.map(({ method, path, operation, about }) => [
                code(`${method} ${path}`),
                operation,
                about,
            ]),
        ),
        section(
            "Operations of the login service",
            ["Request", "Operation", "What it does"],
            identityRoutes.map(({ method, path, operation, about }) => [
                code(`${method} ${path}`),
                operation,
                about,
            ]),
        ),
        section(
            "Answered with 501",
            ["Request", "Operation", "Why"],
            unimplemented.map(({ method, path, operation, reason }) => [
                code(`${method} ${path}`),
                operation,
                reason,
            ]),
        ),
        section(
            "Behaviour",
            ["What", "Source"],
            behaviours.map(([source, about]) => [about, source]),
        ),
        section(
            "Behaviour of the Edge API",
            ["What", "Source"],
            edgeBehaviours.map(([source, about]) => [about, source]),
        ),
        section(
            "Behaviour of the login service",
            ["What", "Source"],
            identityBehaviours.map(([source, about]) => [about, source]),
        ),
        section(
            "Assumptions about visitors",
            ["Assumption", "Values, default first", "About"],
            assumptionNames.map((name) => {
                const { values, about } = ASSUMPTIONS[name];
                return [code(name), values.map(code).join(", "), about];
            }),
        ),
        section(
            "Switches",
            ["Switch", "Values, default first", "About", "Source of the default"],
            switchNames.map((name) => {
                const { values, about, source } = switches[name];
                return [code(name), values.map(code).join(", "), about, source];
            }),
        ),
        section(
            "Quotas",
            ["Quota", "Default", "About", "Source"],
            quotaNames.map((name) => {
                const { value, about, source } = quotas[name];
                return [code(name), String(value), about, source];
            }),
        ),
        section(
            "Error codes",
            ["Code", "Status", "When", "Source"],
            Object.entries(codes).map(([name, { status, when, source, prefix }]) => [
                code(`${prefix}.${name}`),
                String(status),
                when,
                source,
            ]),
        ),
        section(
            "Problems of a field (400, `errors`)",
            ["Problem", "When", "Source"],
            Object.entries(problemCodes).map(([name, [source, when]]) => [code(name), when, source]),
        ),
    ].join("\n\n");
}

function section(title: string, head: Row, rows: readonly Row[]): string {
    const line = (cells: Row) => `| ${cells.join(" | ")} |`;
    return [`## ${title}`, "", line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
