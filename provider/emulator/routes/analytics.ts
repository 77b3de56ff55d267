import { ok, type Route } from "../call";
import { getAnalyticsSummary, getTimeSeriesAnalytics } from "../state/analytics";
import { parseVersionQuery } from "../validations/requestBodies";

export const analyticsRoutes: readonly Route[] = [
    {
        method: "GET",
        path: "/experiences/:uid/analytics/summary",
        operation: "getAnalyticsSummary",
        title: "Get Analytics Summary",
        scope: "project",
        handle: (call) => ok(getAnalyticsSummary(call, call.params.uid!, parseVersionQuery(call.query))),
    },
    {
        method: "GET",
        path: "/experiences/:uid/analytics/time-series",
        operation: "getTimeSeriesAnalytics",
        title: "Get Time-series Analytics",
        scope: "project",
        handle: (call) => ok(getTimeSeriesAnalytics(call, call.params.uid!, parseVersionQuery(call.query))),
    },
];
