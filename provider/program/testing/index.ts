/**
 * Unit tests of a Pulumi program, without an engine and without a network: who sees which variant, and why.
 *
 * @packageDocumentation
 */
export type {
    Assumptions,
    EvaluatedProject,
    Evaluation,
    ExperienceEvaluation,
    Reason,
    Visitor,
} from "../../evaluation";
export { DeclaredAudience, DeclaredProject } from "./declaredProject";
export {
    type DeclareOptions,
    declareProject,
    type PersonalizeMocks,
    personalizeMocks,
} from "./declareProject";
export { Visit } from "./visit";
