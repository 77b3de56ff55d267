import { printable } from "../../common/printable";
import { UnexpectedAnswerError } from "../../errors/transport";

/** A country, a region or a city. What else the API says of it is handed on, although no type says so. */
export interface GetPlaceResult {
    /** In English. */
    name: string;
    /** What a rule takes: `DE`, `US-AZ`, `chicago,IL,US`. */
    code: string;
}

/** Reads an answer whose form is not documented: a list of places, bare or as the only list in an object. */
export function placesFrom(kind: string, body: unknown): GetPlaceResult[] {
    const list = Array.isArray(body) ? body : Object.values(Object(body)).find(Array.isArray);
    const odd = list === undefined ? body : list.find((each: unknown) => !isPlace(each));
    if (list !== undefined && odd === undefined) return list as GetPlaceResult[];
    throw new UnexpectedAnswerError(
        `GET /geolocation/${kind}: the answer is not understood. Its form is not documented, and this release expects ` +
            `places with a \`name\` and a \`code\`; it got ${printable(odd)}. Write the code into the rule by hand, and report this.`,
    );
}

/** The places that match, the best first: by code, by whole name, by the name's beginning, by a part of it. */
export function bestFirst(places: readonly GetPlaceResult[], search: string | undefined): GetPlaceResult[] {
    if (search === undefined) return [...places];
    // The server may search otherwise than is assumed here, or not at all.
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

/** `Réunion` is found by `reunion`. */
function plain(text: string): string {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function isPlace(value: unknown): value is GetPlaceResult {
    const { name, code } = Object(value) as Partial<GetPlaceResult>;
    return typeof name === "string" && typeof code === "string";
}
