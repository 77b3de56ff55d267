/** Removes the hidden properties: the serialized provider, and what the program tells the life cycle beside the arguments. */
export function withoutHidden(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(props).filter(([key]) => !key.startsWith("__")));
}

/**
 * The hidden input with the paths of the secret inputs, such as `variants.name`. A path has no indexes, because a list
 * can change. The dynamic-provider host gets plain values and could not tell.
 */
export const SECRETS_INPUT = "__secrets";

/** The hidden input that says that an update lacks an argument, because a resource that it comes from has failed. */
export const INCOMPLETE_INPUT = "__incomplete";
