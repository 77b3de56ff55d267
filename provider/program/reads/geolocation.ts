import * as pulumi from "@pulumi/pulumi";
import { quoted } from "../../core/common/printable";
import { closestMatch } from "../../core/common/suggest";
import { ConfigurationError } from "../../core/errors/base";
import { bestFirst, type GetPlaceResult, placesFrom } from "../../core/results/place";
import { textArgument } from "./arguments";
import { LookupError } from "./lookup";
import { readList } from "./mocked";
import { reader } from "./reader";

/** At least one place. A search without a match is an error. */
export type Places = [GetPlaceResult, ...GetPlaceResult[]];

const NOUNS = { countries: "country", regions: "region", cities: "city" } as const;
type Kind = keyof typeof NOUNS;

/**
 * Reads countries by name or code, the best match first.
 *
 * ```ts
 * const [germany] = await personalize.getCountries("Germany");
 * const definition = personalize.rules.country.equals(germany.code);
 * ```
 *
 * Without a search, it returns all countries. Countries are the same for every project. A program reads the list once
 * per run, and the search runs locally.
 *
 * API: Get all Countries. The data is MaxMind's GeoLite2. The API's documentation does not specify the response: the
 * fields `name` and `code` are assumed. The result has all fields of the response.
 *
 * @param search part of the English name, case-insensitive and without regard to accents; or the code, `DE`
 * @throws LookupError if no country matches
 */
export async function getCountries(search?: string): Promise<Places> {
    return readList("getCountries", { search }, async () => places("countries", "getCountries", search));
}

/** {@link getCountries} for a search that is an output. */
export function getCountriesOutput(search?: pulumi.Input<string>): pulumi.Output<Places> {
    return pulumi.output(search).apply((known) => getCountries(known)) as pulumi.Output<Places>;
}

/**
 * Reads regions (states, provinces) by name or code, the best match first.
 *
 * ```ts
 * const [arizona] = await personalize.getRegions("Arizona");
 * const definition = personalize.rules.region.equals(arizona.code);
 * ```
 *
 * It works like {@link getCountries}, with the same assumptions.
 *
 * API: Get all Regions.
 *
 * @param search part of the English name, case-insensitive and without regard to accents; or the code, `US-AZ`
 * @throws LookupError if no region matches
 */
export async function getRegions(search?: string): Promise<Places> {
    return readList("getRegions", { search }, async () => places("regions", "getRegions", search));
}

/** {@link getRegions} for a search that is an output. */
export function getRegionsOutput(search?: pulumi.Input<string>): pulumi.Output<Places> {
    return pulumi.output(search).apply((known) => getRegions(known)) as pulumi.Output<Places>;
}

/**
 * Reads cities by name or code, the best match first. Many cities have the same name, so check the code of the first
 * match.
 *
 * ```ts
 * const [chicago] = await personalize.getCities("Chicago");
 * const definition = personalize.rules.city.equals(chicago.code);
 * ```
 *
 * It works like {@link getCountries}, with the same assumptions, but the server does the search, and a program reads
 * each search once per run. The name of the query parameter (`search`) is assumed too. Without a search, the response
 * can exceed the limit of 20 MB.
 *
 * API: Get all Cities.
 *
 * @param search part of the English name, case-insensitive; or the code, `chicago,IL,US`
 * @throws LookupError if no city matches
 */
export async function getCities(search?: string): Promise<Places> {
    return readList("getCities", { search }, async () => places("cities", "getCities", search));
}

/** {@link getCities} for a search that is an output. */
export function getCitiesOutput(search?: pulumi.Input<string>): pulumi.Output<Places> {
    return pulumi.output(search).apply((known) => getCities(known)) as pulumi.Output<Places>;
}

async function places(kind: Kind, read: string, search: string | undefined): Promise<Places> {
    const text = search === undefined ? undefined : textArgument(read, "search", search).trim();
    if (text === "") throw new ConfigurationError(`${read}: search must not be blank.`);
    const found = bestFirst(await list(kind, text), text);
    if (isSome(found)) return found;
    throw new LookupError(
        text === undefined
            ? `${read}: the API has no ${kind}.`
            : `${read}: no ${NOUNS[kind]} has the name or code ${quoted(text)}.${await suggestion(kind, text)}`,
    );
}

const isSome = (found: GetPlaceResult[]): found is Places => found.length > 0;

/** Countries and regions are short lists. The list of all cities is too long to read. */
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
