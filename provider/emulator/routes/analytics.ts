import { ok, type Route } from "../call";
import { getAnalyticsSummary, getTimeSeriesAnalytics } from "../state/analytics";
import { parseVersionQuery } from "../validations/analytics";

export const analyticsRoutes: readonly Route[] = [
    {
        method: "GET",
        path: "/experiences/:uid/analytics/summary",
        operation: "getAnalyticsSummary",
        source: "documented",
        scope: "project",
        handle: (call) => ok(getAnalyticsSummary(call, call.params.uid!, parseVersionQuery(call.query))),
    },
    {
        method: "GET",
        path: "/experiences/:uid/analytics/time-series",
        operation: "getTimeSeriesAnalytics",
        source: "documented",
        scope: "project",
        handle: (call) => ok(getTimeSeriesAnalytics(call, call.params.uid!, parseVersionQuery(call.query))),
    },
];
