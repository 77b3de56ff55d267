import type { Query } from "./call";
import type { Http } from "./http";

/** The places that audiences can name, the same for every project. The API documents no body for them. */
export const geolocation = (http: Http) => {
    const get =
        (kind: "countries" | "regions" | "cities") =>
        (query: Query = {}) =>
            http.send<unknown>({
                method: "GET",
                path: `/geolocation/${kind}`,
                query,
                repeatable: true,
                read: (body) => body,
            });
    return { countries: get("countries"), regions: get("regions"), cities: get("cities") };
};
