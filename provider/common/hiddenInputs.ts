/** Removes the hidden properties: the serialized provider, and what the program tells the life cycle beside the arguments. */
export function withoutHidden(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(props).filter(([key]) => !key.startsWith("__")));
}
