import { ConfigurationError } from "../errors/base";
import { ASSUMPTIONS, type AssumptionName, type Evaluator, type Reason, type Visitor } from "../evaluation";
import type { VisitView } from "./view";

/** What the visitor gets and why, with a sentence for each assumption that a reason names. */
export function visitView(evaluator: Evaluator, visitor: Visitor): VisitView {
    const { experiences, ignored } = evaluator.evaluate(visitor);
    const names = new Set(experiences.flatMap(({ reason }) => assumptionsIn(reason)));
    return {
        experiences,
        ignored,
        assumptions: Object.fromEntries([...names].map((name) => [name, ASSUMPTIONS[name].about])),
    };
}

const assumptionsIn = ({ assumptions, parts }: Reason): AssumptionName[] => [
    ...assumptions,
    ...parts.flatMap(assumptionsIn),
];

/** Reads a visitor from JSON. The evaluation says itself which of its fields it ignores. */
export function parseVisitor(text: string | null): Visitor {
    try {
        const visitor: unknown = JSON.parse(text ?? "{}");
        if (typeof visitor === "object" && visitor !== null && !Array.isArray(visitor))
            return visitor as Visitor;
    } catch {}
    throw new ConfigurationError("The visitor must be an object in JSON.");
}
