/**
 * Evaluates which variants a visitor gets, and why: rule, audience, variant, manifest. Pure functions on the objects
 * of the Management API.
 *
 * @packageDocumentation
 */
export {
    ASSUMPTIONS,
    type AssumptionName,
    type Assumptions,
    assumptionNames,
    isAssumptionValue,
} from "./assumptions";
export type { ActiveVariant, Choice } from "./choice";
export {
    createEvaluator,
    type Evaluation,
    type Evaluator,
    type ExperienceEvaluation,
    evaluate,
    type Manifest,
} from "./evaluate";
export type { Outcome } from "./finding";
export { type EvaluatedProject, withDrafts } from "./project";
export type { Reason } from "./reason";
export type { Visitor } from "./visitor";
