/** Properties as the engine passes them: resolved, but with unknown values in a preview. */
export type Props = Record<string, unknown>;

/** The inputs among the properties, as their kind declares them. */
export function asInputs<Inputs>(props: Props): Inputs {
    return withoutHidden(props) as Inputs;
}

/** Removes undefined values, which the host's protocol can't transport. */
export function withoutUndefined<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}

/** Removes the hidden properties: the serialized provider and the `import` option. */
export function withoutHidden(props: Props): Props {
    return Object.fromEntries(Object.entries(props).filter(([key]) => !key.startsWith("__")));
}
