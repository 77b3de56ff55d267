import * as reads from "../../../provider/program/reads";
import { refusal, segmented, useReads } from "./support";

const world = useReads();

async function measured() {
    const hero = await segmented(world.emulator, "Hero", "ACTIVE", "Gold", "Silver");
    const seen = ["ann", "bob", "bob"].map((user) => ({
        type: "IMPRESSION",
        user,
        experienceShortUid: hero.shortUid,
        variantShortUid: "0",
    }));
    await world.emulator.feedAnalytics(seen);
    return hero;
}

test("of the live version where none is named", async () => {
    const hero = await measured();
    const summary = await reads.getAnalyticsSummary({ experience: hero.uid });
    expect(summary.variants).toEqual([
        { shortUid: "0", impressions: 2 },
        { shortUid: "1", impressions: 0 },
    ]);
    const named = await reads.getAnalyticsSummary({ experience: hero.uid, version: hero.latestVersion });
    expect(named).toEqual(summary);
    const series = await reads.getAnalyticsTimeSeries({ experience: hero.uid });
    expect([series.interval, series.data?.length]).toEqual(["PT1H", 1]);
});

test("further parameters are sent as they are", async () => {
    const hero = await measured();
    world.emulator.clearRequests();
    await reads.getAnalyticsSummary({
        experience: hero.uid,
        version: hero.latestVersion,
        query: { from: "2025-01-01" },
    });
    expect(world.emulator.requests()).toMatchObject([
        {
            path: `/experiences/${hero.uid}/analytics/summary?from=2025-01-01&version=${hero.latestVersion}`,
        },
    ]);
});

test("of what was never live there are none", async () => {
    const draft = await segmented(world.emulator, "Draft", "DRAFT", "All");
    expect(await refusal(reads.getAnalyticsSummary({ experience: draft.uid }))).toMatch(
        /^LookupError: getAnalyticsSummary: the experience "Draft" \(\w+\) has no live version\. Publish one/,
    );
    const version = draft.latestVersion;
    expect(await refusal(reads.getAnalyticsTimeSeries({ experience: draft.uid, version }))).toMatch(
        /^NotFoundError: .*Only versions that have been activated have analytics\.$/,
    );
});
