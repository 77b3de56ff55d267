/** Properties as the engine hands them over: resolved, in a preview with unknown values among them. */
export type Props = Record<string, unknown>;

/** The inputs among the properties, as their kind declares them. */
export function asInputs<Inputs>(props: Props): Inputs {
    return withoutHidden(props) as Inputs;
}

/** Without undefined values, which the host's protocol can't carry. */
export function withoutUndefined<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}

/** Without what only the mechanism knows: the provider's text and the adoption. */
export function withoutHidden(props: Props): Props {
    return Object.fromEntries(Object.entries(props).filter(([key]) => !key.startsWith("__")));
}
