import type { Client, Entity } from "./support/client";
import { activeExperience, activeTest, postVersion } from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const hour = 3_600_000;
const noon = Date.UTC(2026, 0, 1, 12);
let now = noon;
const session = useEmulator({ clock: () => now });
beforeEach(() => {
    now = noon;
});

const seen = (variantShortUid: string, user: string, time = now) => ({
    type: "IMPRESSION",
    experienceShortUid: "0",
    variantShortUid,
    user,
    time,
});
const did = (eventKey: unknown, user: string, time = now) => ({ type: "EVENT", eventKey, user, time });

const analytics = async <T>(api: Client, owner: Entity, version: Entity, kind: string) =>
    (await api.get<T>(`/experiences/${owner.uid}/analytics/${kind}?version=${version.uid}`)).body;
const summary = (owner: Entity, version: Entity) => analytics(session.api, owner, version, "summary");

test("impressions count a visitor once, conversions belong to what he saw and count for A/B tests", async () => {
    const { api, emulator } = session;
    const { experience: owner, version, event } = await activeTest(api);
    await emulator.feedAnalytics([
        seen("0", "ann"),
        seen("0", "ann"),
        seen("1", "bob"),
        did(event.key, "bob"),
        did(event.key, "bob"),
        did(event.key, "nobody"),
        did("another event", "ann"),
        seen("7", "ann"),
    ]);
    expect(await summary(owner, version)).toEqual({
        variants: [
            { shortUid: "0", impressions: 1, conversions: 0, probabilityToBeBest: expect.any(Number) },
            { shortUid: "1", impressions: 1, conversions: 1, probabilityToBeBest: expect.any(Number) },
        ],
        leadingVariant: null,
        winningVariant: null,
    });
});

test("a conversion counts within 30 days of the impression", async () => {
    const { experience: owner, version, event } = await activeTest(session.api);
    now = noon + 40 * 24 * hour;
    await session.emulator.feedAnalytics([
        seen("0", "late", noon),
        did(event.key, "late", noon + 31 * 24 * hour),
        seen("1", "timely", noon),
        did(event.key, "timely", noon + 29 * 24 * hour),
    ]);
    expect(await summary(owner, version)).toMatchObject({
        variants: [{ conversions: 0 }, { conversions: 1 }],
    });
});

test("with enough data there is a leader, and a winner when it is all but certain", async () => {
    const { experience: owner, version, event } = await activeTest(session.api);
    const visitors = Array.from({ length: 400 }, (_, index) => seen(String(index % 2), `visitor ${index}`));
    await session.emulator.feedAnalytics(visitors);
    await session.emulator.feedAnalytics([did(event.key, "visitor 1")]);
    expect(await summary(owner, version)).toMatchObject({ leadingVariant: "1", winningVariant: null });

    const ofTheSecond = visitors.filter((_, index) => index % 4 === 1);
    await session.emulator.feedAnalytics(ofTheSecond.map(({ user }) => did(event.key, user)));
    expect(await summary(owner, version)).toMatchObject({ leadingVariant: "1", winningVariant: "1" });
});

test("a segmented experience has impressions alone", async () => {
    const { experience: owner, version } = await activeExperience(session.api);
    await session.emulator.feedAnalytics([seen("0", "ann")]);
    expect(await summary(owner, version)).toEqual({ variants: [{ shortUid: "0", impressions: 1 }] });
});

test("the time series is hourly, without gaps", async () => {
    const { experience: owner, version, event } = await activeTest(session.api);
    now = noon + 3 * hour;
    await session.emulator.feedAnalytics([
        seen("0", "ann", noon),
        seen("1", "bob", noon + 2 * hour),
        did(event.key, "bob"),
    ]);
    const series = await analytics<{ data: { time: string; variants: Entity[] }[] }>(
        session.api,
        owner,
        version,
        "time-series",
    );
    expect(series).toMatchObject({
        interval: "PT1H",
        from: "2026-01-01T12:00:00.000Z",
        to: "2026-01-01T16:00:00.000Z",
    });
    expect(series.data.map(({ time, variants }) => [time.slice(11, 13), ...variants])).toEqual([
        [
            "12",
            { shortUid: "0", impressions: 1, conversions: 0 },
            { shortUid: "1", impressions: 0, conversions: 0 },
        ],
        [
            "13",
            { shortUid: "0", impressions: 0, conversions: 0 },
            { shortUid: "1", impressions: 0, conversions: 0 },
        ],
        [
            "14",
            { shortUid: "0", impressions: 0, conversions: 0 },
            { shortUid: "1", impressions: 1, conversions: 0 },
        ],
        [
            "15",
            { shortUid: "0", impressions: 0, conversions: 0 },
            { shortUid: "1", impressions: 0, conversions: 1 },
        ],
    ]);
});

test("a new version starts anew, and the archived one keeps its numbers", async () => {
    const { experience: owner, version, body } = await activeTest(session.api);
    await session.emulator.feedAnalytics([seen("0", "ann")]);
    const { body: next } = await postVersion(session.api, owner, { ...body, variants: version.variants });
    expect(await summary(owner, next)).toMatchObject({ variants: [{ impressions: 0 }, { impressions: 0 }] });
    expect(await summary(owner, version)).toMatchObject({
        variants: [{ impressions: 1 }, { impressions: 0 }],
    });
});

test("numbers are forgotten after six months", async () => {
    const { experience: owner, version } = await activeTest(session.api);
    await session.emulator.feedAnalytics([seen("0", "ann")]);
    now = noon + 184 * 24 * hour;
    expect(await summary(owner, version)).toMatchObject({
        variants: [{ impressions: 0 }, { impressions: 0 }],
    });
});

test("while a version is paused nothing is counted", async () => {
    const { experience: owner, version, body } = await activeTest(session.api);
    await session.api.put(`/experiences/${owner.uid}/versions/${version.uid}`, { ...body, status: "PAUSED" });
    await session.emulator.feedAnalytics([seen("0", "ann")]);
    expect(await summary(owner, version)).toMatchObject({
        variants: [{ impressions: 0 }, { impressions: 0 }],
    });
});

test.each([
    ["without a version", "", "REQUIRED"],
    ["of a malformed version", "?version=latest", "latest is not a valid ObjectId"],
])("analytics %s are 400", async (_, query, problem) => {
    const { experience: owner } = await activeTest(session.api);
    const { status, body } = await session.api.get(`/experiences/${owner.uid}/analytics/summary${query}`);
    expect([status, body]).toEqual([400, { errors: { version: [problem] } }]);
});

test("what has not happened yet is refused", async () => {
    await expect(session.emulator.feedAnalytics([seen("0", "ann", noon + hour)])).rejects.toThrow(
        "is not a time in the past",
    );
});
