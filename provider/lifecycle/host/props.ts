import { withoutHidden } from "../../common/hiddenInputs";

/** Properties as the engine passes them: resolved, but with unknown values in a preview. */
export type Props = Record<string, unknown>;

/** The hidden input that says why Pulumi deletes an audience or event before the experiences. */
export const DEPENDENCY_INPUT = "__dependency";

/** What makes an audience or event depend on an experience in the program. */
export interface ProgramDependency {
    /** `component`, an option or an argument. */
    by: string;
    /** The logical name of the component. */
    component?: string;
    /** The line of the program. */
    line?: string;
}

/** The hidden input that names another resource of the program with the same key or name. */
export const DUPLICATE_INPUT = "__duplicate";

/** The dependency, as a property of the state. */
export function dependencyIn(props: Props): { [DEPENDENCY_INPUT]?: ProgramDependency } {
    const dependency = props[DEPENDENCY_INPUT] as ProgramDependency | undefined;
    return dependency === undefined ? {} : { [DEPENDENCY_INPUT]: dependency };
}

/** The inputs among the properties, as their kind declares them. */
export function asInputs<Inputs>(props: Props): Inputs {
    return withoutHidden(props) as Inputs;
}

/** Removes undefined values, which the host's protocol can't transport. */
export function withoutUndefined<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}
