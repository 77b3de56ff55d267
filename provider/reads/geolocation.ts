import * as pulumi from "@pulumi/pulumi";
import { quoted } from "../common/printable";
import { closestMatch } from "../common/suggest";
import { ConfigurationError } from "../errors/base";
import { textArgument } from "./arguments";
import { LookupError } from "./lookupError";
import { reader } from "./reader";
import { bestFirst, type GetPlaceResult, placesFrom } from "./results/place";

/** At least one place: a search that finds none is an error. */
export type Places = [GetPlaceResult, ...GetPlaceResult[]];

const NOUNS = { countries: "country", regions: "region", cities: "city" } as const;
type Kind = keyof typeof NOUNS;

/**
 * Countries by name or code, the best match first: `country.equals((await getCountries("Germany"))[0].code)`.
 *
 * The same for every project. The list is read once per program run, and searched here. Without a search, all of
 * them.
 *
 * API: Get all Countries, over MaxMind's GeoLite2 data. Its documentation does not name the fields of the answer:
 * `name` and `code` are assumed, and every other field is handed on.
 *
 * @param search a part of the English name, in any case and without regard to accents; or the code, `DE`
 * @throws LookupError where there is no such country
 */
export async function getCountries(search?: string): Promise<Places> {
    return places("countries", "getCountries", search);
}

/** {@link getCountries} for a search that is known later only. */
export function getCountriesOutput(search?: pulumi.Input<string>): pulumi.Output<Places> {
    return pulumi.output(search).apply((known) => getCountries(known)) as pulumi.Output<Places>;
}

/**
 * Regions (states, provinces) by name or code, the best match first:
 * `region.equals((await getRegions("Arizona"))[0].code)`.
 *
 * As {@link getCountries}, also in what is assumed.
 *
 * API: Get all Regions.
 *
 * @param search a part of the English name, in any case and without regard to accents; or the code, `US-AZ`
 * @throws LookupError where there is no such region
 */
export async function getRegions(search?: string): Promise<Places> {
    return places("regions", "getRegions", search);
}

/** {@link getRegions} for a search that is known later only. */
export function getRegionsOutput(search?: pulumi.Input<string>): pulumi.Output<Places> {
    return pulumi.output(search).apply((known) => getRegions(known)) as pulumi.Output<Places>;
}

/**
 * Cities by name or code, the best match first: `city.equals((await getCities("Chicago"))[0].code)`. Many cities
 * share a name: look at the codes before you rely on the first one.
 *
 * As {@link getCountries}, but the search is the server's, and read once per program run and search. The name of
 * its parameter is assumed as well (`search`). Without a search the answer may be larger than what is accepted,
 * 20 MB.
 *
 * API: Get all Cities.
 *
 * @param search a part of the English name, in any case; or the code, `chicago,IL,US`
 * @throws LookupError where there is no such city
 */
export async function getCities(search?: string): Promise<Places> {
    return places("cities", "getCities", search);
}

/** {@link getCities} for a search that is known later only. */
export function getCitiesOutput(search?: pulumi.Input<string>): pulumi.Output<Places> {
    return pulumi.output(search).apply((known) => getCities(known)) as pulumi.Output<Places>;
}

async function places(kind: Kind, read: string, search: string | undefined): Promise<Places> {
    const text = search === undefined ? undefined : textArgument(read, "search", search).trim();
    if (text === "") throw new ConfigurationError(`${read}: the search is blank.`);
    const found = bestFirst(await list(kind, text), text);
    if (isSome(found)) return found;
    throw new LookupError(
        text === undefined
            ? `${read}: the API has no ${kind}.`
            : `${read}: no ${NOUNS[kind]} is called ${quoted(text)}, or has that code.${await suggestion(kind, text)}`,
    );
}

const isSome = (found: GetPlaceResult[]): found is Places => found.length > 0;

/** There are hundreds of countries and thousands of regions, but too many cities to ask for all of them. */
async function list(kind: Kind, text: string | undefined): Promise<readonly GetPlaceResult[]> {
    const { client, lists } = reader();
    const search = kind === "cities" ? text : undefined;
    return lists.all(`${kind}/${search ?? ""}`, async () =>
        placesFrom(kind, await client.geolocation[kind]({ search })),
    );
}

async function suggestion(kind: Kind, text: string): Promise<string> {
    const all = kind === "cities" ? [] : await list(kind, undefined);
    const name = closestMatch(
        text,
        all.map((each) => each.name),
    );
    const near = all.find((each) => each.name === name);
    return near === undefined
        ? " Names are in English."
        : ` Did you mean ${quoted(near.name)} (${near.code})?`;
}
