import { experience } from "../support/objects";
import type { Provocation, Provocations } from "./provocation";

const neverActivated =
    (kind: string): Provocation =>
    async ({ api }) => {
        const { uid, latestVersion } = await experience(api);
        return api.get(`/experiences/${uid}/analytics/${kind}?version=${latestVersion}`);
    };

export const analyticsProvocations: Provocations = {
    "ANALYTICS.SUMMARY_NOT_FOUND": neverActivated("summary"),
    "ANALYTICS.TIME_SERIES_ANALYTICS_NOT_FOUND": neverActivated("time-series"),
};
