import { escapeInvisible } from "../../core/common/printable";
import type { Evaluation, ExperienceEvaluation } from "../../evaluation";
import { reasonLines } from "../../evaluation/printReason";
import { type Colors, columns } from "../shared/terminal";
import type { NamedVisitor } from "./visitors";

export interface EvaluatedVisit extends NamedVisitor {
    readonly evaluation: Evaluation;
}

/** The variant in one cell, with a star if the result rests on an assumption. */
export function cell(experience: ExperienceEvaluation | undefined): string {
    if (experience === undefined) return "";
    const star = experience.reason.assumptions.length > 0 ? " *" : "";
    if (experience.decision === "undecided") return `?${star}`;
    return `${experience.variant === undefined ? "–" : escapeInvisible(experience.variant.name)}${star}`;
}

/** One visitor with all reasons. */
export function explainedText({ evaluation }: EvaluatedVisit, { bold, dim }: Colors): string {
    if (evaluation.experiences.length === 0) return "The project has no active or paused experience.";
    const blocks = evaluation.experiences.map((each, index) => {
        const [, ...reasons] = reasonLines(each.reason, "    ");
        const [head] = columns([
            [
                `${index + 1}.`.padStart(3),
                bold(escapeInvisible(each.name)),
                cell(each),
                dim(each.variant?.alias ?? ""),
            ],
        ]);
        return [head, `    ${each.reason.sentence}`, ...reasons].join("\n");
    });
    return [...blocks, legend([evaluation])].join("\n\n");
}

/** Many visitors: a row for each experience, a column for each visitor. */
export function tableText(visits: readonly EvaluatedVisit[], { bold }: Colors): string {
    const experiences = new Map(
        visits.flatMap(({ evaluation }) =>
            evaluation.experiences.map((each) => [each.uid, each.name] as const),
        ),
    );
    if (experiences.size === 0) return "The project has no active or paused experience.";
    const rows = [...experiences].map(([uid, name]) => [
        escapeInvisible(name),
        ...visits.map(({ evaluation }) => cell(evaluation.experiences.find((each) => each.uid === uid))),
    ]);
    const head = ["Experience", ...visits.map(({ name }) => escapeInvisible(name))].map((each) => bold(each));
    return [...columns([head, ...rows]), "", legend(visits.map(({ evaluation }) => evaluation))].join("\n");
}

/** The marks that occur, and what they mean. */
function legend(evaluations: readonly Evaluation[]): string {
    const all = evaluations.flatMap(({ experiences }) => experiences);
    const assumptions = [...new Set(all.flatMap(({ reason }) => reason.assumptions))];
    return [
        "– no variant",
        ...(all.some(({ decision }) => decision === "undecided")
            ? ["? undecided: the inputs do not determine it"]
            : []),
        ...(assumptions.length > 0
            ? [`* rests on an assumption: ${assumptions.join(", ")} (docs/guides/visitors.md)`]
            : []),
    ].join("\n");
}

export const visitsJson = (projectUid: string, visits: readonly EvaluatedVisit[]): string =>
    JSON.stringify(
        {
            projectUid,
            visitors: visits.map(({ name, visitor, evaluation }) => ({ name, visitor, ...evaluation })),
        },
        undefined,
        2,
    );
