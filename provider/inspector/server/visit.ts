import { ConfigurationError } from "../../core/errors/base";
import {
    ASSUMPTIONS,
    type AssumptionName,
    createEvaluator,
    type EvaluatedProject,
    type Reason,
    type Visitor,
    withDrafts,
} from "../../evaluation";
import type { VisitView } from "./view";

/** What the visitor gets and why, now and from the drafts, with a sentence for each assumption that a reason names. */
export function visitView(project: EvaluatedProject, visitor: Visitor): VisitView {
    const { experiences, ignored } = createEvaluator(project).evaluate(visitor);
    const future = withDrafts(project);
    const drafts = createEvaluator(future)
        .evaluate(visitor)
        .experiences.filter(({ uid }) => future.versions[uid] !== project.versions[uid]);
    const names = new Set([...experiences, ...drafts].flatMap(({ reason }) => assumptionsIn(reason)));
    return {
        experiences,
        drafts,
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
