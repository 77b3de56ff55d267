import type { ProjectContent } from "../../../provider/core/project/content";
import { createEvaluator } from "../../../provider/evaluation";
import { evaluatedProject } from "../../../provider/evaluation/evaluatedProject";
import { sendCrowd } from "../../../provider/inspector/server/crowd";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const now = Date.now();
const ago = (ms: number) => new Date(now - ms).toISOString();

/** A test that is live since so long, and counts sign-ups. */
const liveSince = (uid: string, ms: number) => ({
    uid: `${uid}-1`,
    versionNumber: 1,
    status: "ACTIVE" as const,
    firstActivatedAt: ago(ms),
    variants: [{ __type: "ABTestVariant" as const, name: "A", shortUid: "0", trafficDistribution: 100 }],
    metrics: [{ __type: "Primary" as const, event: "signup", name: "Sign-ups" }],
});
const experience = (uid: string) => ({
    uid,
    shortUid: uid,
    name: uid,
    __type: "AB_TEST" as const,
    status: "ACTIVE",
});
const content: ProjectContent = {
    projectUid: "project",
    attributes: [],
    events: [{ uid: "signup", key: "signup" }],
    audiences: [],
    lyticsAudiences: [],
    experiences: [experience("old"), experience("young")],
    versions: new Map([
        ["old", [liveSince("old", 10 * DAY)]],
        ["young", [liveSince("young", 2 * MINUTE)]],
    ]),
    order: ["old", "young"],
};

interface Sent {
    readonly type: string;
    readonly experienceShortUid?: string;
    readonly user: string;
    readonly time: number;
}

test("sends no visitor to a version before it was live, and a conversion to each after its impression", async () => {
    const sent: Sent[] = [];
    const crowd = { visitor: {}, count: 50, hours: 24, converting: 100 };
    await sendCrowd(crowd, createEvaluator(evaluatedProject(content)), content, async (events) => {
        sent.push(...(events as Sent[]));
    });
    const timesOf = (uid: string) =>
        sent.filter(({ experienceShortUid }) => experienceShortUid === uid).map(({ time }) => time);
    expect([timesOf("old").length, timesOf("young").length]).toEqual([50, 50]);
    expect(Math.min(...timesOf("young"))).toBeGreaterThanOrEqual(now - 2 * MINUTE);
    // Fifty visitors of a day are not all of its last two minutes.
    expect(Math.min(...timesOf("old"))).toBeLessThan(now - 2 * MINUTE);
    const impressions = sent.filter(({ type }) => type === "IMPRESSION");
    const converted = impressions.filter(({ user, time }) =>
        sent.some((each) => each.type === "EVENT" && each.user === user && each.time === time),
    );
    expect(converted).toHaveLength(impressions.length);
});
