import { path, type Query } from "./call";
import type { Http } from "./http";

/** Of activated versions only; the API documents no body, so it is handed on as it is. */
export const analytics = (http: Http) => {
    const get =
        (kind: "summary" | "time-series") =>
        (projectUid: string, experience: string, version: string, query: Query = {}) =>
            http.send<unknown>({
                method: "GET",
                path: `${path`/experiences/${experience}/analytics`}/${kind}`,
                projectUid,
                query: { ...query, version },
                repeatable: true,
                read: (body) => body,
            });
    return { summary: get("summary"), timeSeries: get("time-series") };
};
