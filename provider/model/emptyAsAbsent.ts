/** A text, or nothing where it is empty: the API keeps an absent description as an empty one. */
export function textOrNothing(text: string | undefined): string | undefined {
    return text === "" ? undefined : text;
}

/** A list, or nothing where it is empty. */
export function listOrNothing<T>(list: T[] | undefined): T[] | undefined {
    return list?.length === 0 ? undefined : list;
}
