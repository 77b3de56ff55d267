import { withoutNulls } from "../../core/common/absent";
import { withoutHidden } from "../../core/common/hiddenInputs";

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

/** The hidden input that says that the resource option `retainOnDelete` is set. */
export const RETAIN_INPUT = "__retainOnDelete";

/** The hidden inputs that the state keeps. */
interface KeptHidden {
    [DEPENDENCY_INPUT]?: ProgramDependency;
    [RETAIN_INPUT]?: boolean;
}

export function keptHidden(props: Props): KeptHidden {
    const hidden = { [DEPENDENCY_INPUT]: props[DEPENDENCY_INPUT], [RETAIN_INPUT]: props[RETAIN_INPUT] };
    return Object.fromEntries(Object.entries(hidden).filter(([, value]) => value !== undefined));
}

/** The inputs among the properties, as their kind declares them. */
export function asInputs<Inputs>(props: Props): Inputs {
    return withoutNulls(withoutHidden(props)) as Inputs;
}

/** Removes undefined values, which the host's protocol can't transport. */
export function withoutUndefined<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}
