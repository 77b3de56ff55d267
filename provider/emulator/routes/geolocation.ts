import type { Call, Route } from "../call";
import { ok } from "../call";
import { cities } from "../geolocation/cities";
import { countries } from "../geolocation/countries";
import { type Place, search } from "../geolocation/place";
import { regions } from "../geolocation/regions";

const found =
    (places: readonly Place[]) =>
    ({ query }: Call) =>
        ok(search(places, query));

export const geolocationRoutes: readonly Route[] = [
    {
        method: "GET",
        path: "/geolocation/regions",
        operation: "listRegions",
        title: "Get all Regions",
        scope: "account",
        handle: found(regions),
    },
    {
        method: "GET",
        path: "/geolocation/countries",
        operation: "listCountries",
        title: "Get all Countries",
        scope: "account",
        handle: found(countries),
    },
    {
        method: "GET",
        path: "/geolocation/cities",
        operation: "listCities",
        title: "Get all Cities",
        scope: "account",
        handle: found(cities),
    },
];
