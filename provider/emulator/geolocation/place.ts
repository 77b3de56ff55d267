/** The fields of an entry and the names of the query parameters are assumptions, because no response was recorded. */
export interface Place {
    readonly name: string;
    readonly code: string;
}

/**
 * `search` matches part of a name or a whole code, and `name` matches part of a name. `codes` is a list separated by
 * `;`, because the codes of cities contain commas. Matching ignores case.
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
