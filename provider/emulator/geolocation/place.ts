/** The shape of an entry, and the names of the query parameters, are assumed: no answer was ever recorded. */
export interface Place {
    readonly name: string;
    readonly code: string;
}

/**
 * `search` is part of a name, or a whole code; `name` is part of a name; `codes` is a list of codes parted by `;`
 * (the codes of cities have commas in them). Case never matters.
 */
export function search(places: readonly Place[], query: URLSearchParams): readonly Place[] {
    const text = query.get("search")?.toLowerCase();
    const name = query.get("name")?.toLowerCase();
    const codes = query.get("codes")?.toLowerCase().split(";");
    return places.filter((place) => {
        const [placeName, placeCode] = [place.name.toLowerCase(), place.code.toLowerCase()];
        return (
            (text === undefined || placeName.includes(text) || placeCode === text) &&
            (name === undefined || placeName.includes(name)) &&
            (codes === undefined || codes.includes(placeCode))
        );
    });
}
