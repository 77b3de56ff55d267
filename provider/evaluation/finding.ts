import { type AssumptionName, assumptionNames } from "./assumptions";

/** Whether something matches. Undecided if the inputs do not determine it. */
export type Outcome = boolean | "undecided";

/** The result of one rule, with the assumptions that it rests on. Findings are shared, so that a rule allocates none. */
export interface Finding {
    readonly result: Outcome;
    readonly assumptions: readonly AssumptionName[];
}

const NONE: readonly AssumptionName[] = [];

export const MATCH: Finding = { result: true, assumptions: NONE };
export const NO_MATCH: Finding = { result: false, assumptions: NONE };
export const UNDECIDED: Finding = { result: "undecided", assumptions: NONE };

/** A finding that nothing but the inputs decides. */
export const certain = (result: Outcome): Finding =>
    result === true ? MATCH : result === false ? NO_MATCH : UNDECIDED;

const single = new Map(
    assumptionNames.map((name) => [
        name,
        {
            true: { result: true, assumptions: [name] },
            false: { result: false, assumptions: [name] },
            undecided: { result: "undecided", assumptions: [name] },
        } satisfies Record<string, Finding>,
    ]),
);

/** A finding that the other value of the assumption would change. */
export const assumed = (name: AssumptionName, result: Outcome): Finding =>
    single.get(name)![String(result) as "true" | "false" | "undecided"];

/** Adds an assumption to a finding. */
export const alsoAssumed = (name: AssumptionName, { result, assumptions }: Finding): Finding =>
    assumptions.length === 0
        ? assumed(name, result)
        : { result, assumptions: [...new Set([...assumptions, name])] };

const opposite = (result: Outcome): Outcome => (result === "undecided" ? result : !result);

/** The finding of an inverted rule. */
export const inverted = ({ result, assumptions }: Finding): Finding =>
    assumptions.length === 0
        ? certain(opposite(result))
        : assumptions.length === 1
          ? assumed(assumptions[0]!, opposite(result))
          : { result: opposite(result), assumptions };

/**
 * Combines findings with AND or OR. A single one decides if it is false in an AND, or true in an OR. The result rests
 * on assumptions only if no finding without assumptions decides it.
 */
export function combined(type: "AND" | "OR", findings: readonly Finding[]): Finding {
    const decisive = type === "OR";
    const deciding = findings.filter(({ result }) => result === decisive);
    const undecided = findings.filter(({ result }) => result === "undecided");
    const result = deciding.length > 0 ? decisive : undecided.length > 0 ? "undecided" : !decisive;
    const relevant = deciding.length > 0 ? deciding : findings;
    if (deciding.some(({ assumptions }) => assumptions.length === 0)) return certain(result);
    return { result, assumptions: unionOf(relevant) };
}

export const unionOf = (findings: readonly Finding[]): readonly AssumptionName[] => [
    ...new Set(findings.flatMap(({ assumptions }) => assumptions)),
];
