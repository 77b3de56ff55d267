import type { Colors } from "picocolors/types";
import { escapeInvisible } from "../../core/common/printable";
import { groupBy } from "./groups";
import type { ProgramPlan } from "./programPlan";
import type { Remark } from "./remarks";

/** The maximum number of listed objects per reason. The program's comments list all. */
const NAMED = 20;

const NOUNS = {
    Attribute: "attribute",
    Event: "event",
    Audience: "audience",
    Experience: "experience",
    ExperienceVersion: "version",
    ExperiencesPriority: "the priority order",
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const TITLES = [
    ["left out", "Left out"],
    ["changed", "Changed for the copy"],
    ["to know", "Good to know"],
] as const;

/** Returns the summary for the terminal: what was written and what was left out. */
export function summary(plan: ProgramPlan, colors: Colors): string {
    const kinds = [...groupBy(plan.declarations, ({ kind }) => kind)].map(([kind, { length }]) =>
        kind === "ExperiencesPriority" ? NOUNS[kind] : counted(length, NOUNS[kind]),
    );
    const found =
        colors.bold(counted(plan.declarations.length, "resource")) +
        (kinds.length > 0 ? `: ${kinds.join(", ")}` : "");
    const parts = TITLES.map(([sort, title]) =>
        section(
            title,
            plan.remarks.filter((each) => each.sort === sort),
            colors,
        ),
    );
    return [found, ...parts.filter((part) => part !== "")].join("\n\n");
}

function section(title: string, remarks: readonly Remark[], colors: Colors): string {
    if (remarks.length === 0) return "";
    const reasons = groupBy(remarks, ({ reason }) => reason);
    const texts = [...reasons].map(([reason, each]) => {
        const named = each
            .slice(0, NAMED)
            .map(
                ({ subject, detail }) =>
                    `    ${escapeInvisible(subject)}${detail === undefined ? "" : `: ${escapeInvisible(detail)}`}`,
            );
        const more = each.length > NAMED ? [`    and ${each.length - NAMED} more, named in the program`] : [];
        return [`  ${colors.dim(reason)}`, ...named, ...more].join("\n");
    });
    return `${colors.yellow(title)}:\n${texts.join("\n")}`;
}
