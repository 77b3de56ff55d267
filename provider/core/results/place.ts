import { printable } from "../common/printable";
import { UnexpectedAnswerError } from "../errors/transport";

/** A country, region or city. At run time it has all fields of the response, although the type does not list them. */
export interface GetPlaceResult {
    /** The name in English. */
    name: string;
    /** The code for rules: `DE`, `US-AZ`, `chicago,IL,US`. */
    code: string;
}

/** Reads a response of undocumented form: a list of places, or an object whose only list has the places. */
export function placesFrom(kind: string, body: unknown): GetPlaceResult[] {
    const list = Array.isArray(body) ? body : Object.values(Object(body)).find(Array.isArray);
    const odd = list === undefined ? body : list.find((each: unknown) => !isPlace(each));
    if (list !== undefined && odd === undefined) return list as GetPlaceResult[];
    throw new UnexpectedAnswerError(
        `GET /geolocation/${kind}: the response has an unexpected form. The API's documentation does not specify it, and this release expects ` +
            `a list of objects with \`name\` and \`code\`, but got ${printable(odd)}. Write the code into the rule by hand, and report this error.`,
    );
}

/** The places that match, the best first: by code, by the full name, by the start of the name, by a part of it. */
export function bestFirst(places: readonly GetPlaceResult[], search: string | undefined): GetPlaceResult[] {
    if (search === undefined) return [...places];
    // The server may search in another way than assumed here, or not at all.
    const wanted = plain(search);
    const ranked = places.map((place) => ({ place, rank: rankOf(place, wanted) }));
    return ranked
        .filter(({ rank }) => rank < RANKS)
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ place }) => place);
}

const RANKS = 4;

function rankOf({ name, code }: GetPlaceResult, wanted: string): number {
    const called = plain(name);
    if (plain(code) === wanted) return 0;
    if (called === wanted) return 1;
    if (called.startsWith(wanted)) return 2;
    return called.includes(wanted) ? 3 : RANKS;
}

/** Makes `reunion` match `Réunion`. */
function plain(text: string): string {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function isPlace(value: unknown): value is GetPlaceResult {
    const { name, code } = Object(value) as Partial<GetPlaceResult>;
    return typeof name === "string" && typeof code === "string";
}
