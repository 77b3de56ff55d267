import { escapeInvisible } from "../../core/common/printable";
import { sameJson } from "../../core/common/sameJson";
import type { Evaluator, ExperienceEvaluation } from "../../evaluation";
import { columns } from "../shared/terminal";
import { cell } from "./output";
import type { NamedVisitor } from "./visitors";

/** One experience that shows a visitor something else there. Undefined where the experience is not listed. */
export interface VisitDifference {
    readonly visitor: string;
    readonly here: ExperienceEvaluation | undefined;
    readonly there: ExperienceEvaluation | undefined;
}

/** The addresses of the two projects. */
interface Addresses {
    readonly here: string;
    readonly there: string;
}

/** What visitors see differently. Variants are the same if their short uids are, because content refers to those. */
export function differencesBetween(
    visitors: readonly NamedVisitor[],
    here: Evaluator,
    there: Evaluator,
): VisitDifference[] {
    return visitors.flatMap(({ name, visitor }) => {
        const [first, second] = [here.evaluate(visitor).experiences, there.evaluate(visitor).experiences];
        const uids = new Set([...first, ...second].map(({ uid }) => uid));
        return [...uids].flatMap((uid) => {
            const [one, other] = [first, second].map((list) => list.find((each) => each.uid === uid));
            return sameJson(shown(one), shown(other)) ? [] : [{ visitor: name, here: one, there: other }];
        });
    });
}

/** An experience that is not listed shows nothing. */
const shown = (experience: ExperienceEvaluation | undefined) =>
    experience?.decision === "undecided" ? experience.candidates : (experience?.variant?.shortUid ?? null);

const nameOf = ({ here, there }: VisitDifference): string => (there ?? here)!.name;

export function differencesText(
    { here, there }: Addresses,
    visitors: number,
    differences: readonly VisitDifference[],
): string {
    const all = visitors === 1 ? "1 visitor" : `${visitors} visitors`;
    if (differences.length === 0) return `Of ${all}, nobody gets something else at ${there} than at ${here}.`;
    const rows = differences.map((each) => [
        escapeInvisible(each.visitor),
        escapeInvisible(nameOf(each)),
        cell(each.here) || "not listed",
        cell(each.there) || "not listed",
    ]);
    const others = new Set(differences.map(({ visitor }) => visitor)).size;
    return [
        ...columns([["Visitor", "Experience", `At ${here}`, `At ${there}`], ...rows]),
        "",
        `Of ${all}, ${others} ${others === 1 ? "gets" : "get"} something else at ${there}.`,
    ].join("\n");
}

export const differencesJson = (
    projectUid: string,
    { here, there }: Addresses,
    differences: readonly VisitDifference[],
): string =>
    JSON.stringify(
        {
            projectUid,
            here,
            there,
            differences: differences.map((each) => ({
                visitor: each.visitor,
                experience: nameOf(each),
                here: each.here ?? null,
                there: each.there ?? null,
            })),
        },
        undefined,
        2,
    );
