import type { Client, Entity } from "../support/client";
import {
    abTest,
    activeExperience,
    activeTest,
    audience,
    event,
    experience,
    half,
    postVersion,
    putVersion,
    segmented,
    segmentedVariant,
} from "../support/objects";
import { rejected, type SwitchCases } from "./case";

const contentOf = ({ variants }: Entity) => variants as object[];
const renamed = (variants: object[]) => variants.map((variant) => ({ ...variant, name: "renamed" }));

const pausedThenEdited = async (api: Client) => {
    const { experience: owner, version } = await activeExperience(api);
    await putVersion(api, owner, segmented("PAUSED", ...contentOf(version)));
    return putVersion(api, owner, segmented("PAUSED", ...renamed(contentOf(version))));
};

const archivedThenRevived = async (api: Client) => {
    const { experience: owner, version } = await activeExperience(api);
    await postVersion(api, owner, segmented("ACTIVE", ...contentOf(version)));
    const answer = await putVersion(api, owner, segmented("ACTIVE", ...contentOf(version)), version.uid);
    const { body } = await api.get<Entity[]>(`/experiences/${owner.uid}/versions`);
    return { answer, statuses: body.map(({ status }) => status) };
};

const draftToPaused = async (api: Client) => {
    const [owner, { uid }] = [await experience(api), await audience(api)];
    return putVersion(api, owner, segmented("PAUSED", segmentedVariant("A", uid)));
};

const pausedWithOtherContent = async (api: Client) => {
    const { experience: owner, version } = await activeExperience(api);
    return putVersion(api, owner, segmented("PAUSED", ...renamed(contentOf(version))));
};

const firstDraftWithShortUid = async (api: Client) => {
    const [owner, { uid }] = [await experience(api), await audience(api)];
    const variants = [{ ...segmentedVariant("A", uid), shortUid: "4" }, segmentedVariant("B", uid)];
    return putVersion(api, owner, segmented("DRAFT", ...variants));
};

const crookedSplit = async (api: Client) => {
    const body = abTest("DRAFT", (await event(api)).uid, [
        half("A"),
        { ...half("B"), trafficDistribution: 40 },
    ]);
    return putVersion(api, await experience(api, "AB_TEST"), { ...body, variantSplit: "CUSTOM_PERCENTAGE" });
};

const testWithoutMetric = async (api: Client) =>
    putVersion(api, await experience(api, "AB_TEST"), { ...abTest("ACTIVE", ""), metrics: [] });

/** The CMS uids of a variant as a draft and after it went live. */
const cmsUids = async (api: Client, settle: () => void) => {
    const [owner, { uid }] = [await experience(api), await audience(api)];
    const cmsUid = async () => {
        settle();
        return (await api.get<{ _cms: { variants: object } }>(`/experiences/${owner.uid}`)).body._cms
            .variants;
    };
    const { body } = await putVersion(api, owner, segmented("DRAFT", segmentedVariant("A", uid)));
    const before = await cmsUid();
    await putVersion(api, owner, segmented("ACTIVE", ...contentOf(body)));
    return [before, await cmsUid()];
};

/** A variant that only an overwritten draft had is sent again. */
const variantOfOverwrittenDraft = async (api: Client) => {
    const [owner, { uid }] = [await experience(api), await audience(api)];
    await putVersion(api, owner, segmented("DRAFT", segmentedVariant("A", uid)));
    await putVersion(api, owner, segmented("DRAFT", segmentedVariant("B", uid)));
    return putVersion(api, owner, segmented("DRAFT", { ...segmentedVariant("A", uid), shortUid: "0" }));
};

export const versionSwitches: SwitchCases = {
    unusedShortUid: {
        accepted: async ({ api }) =>
            expect((await variantOfOverwrittenDraft(api)).body).toMatchObject({
                variants: [{ name: "A", shortUid: "0" }],
            }),
        refused: async ({ api }) =>
            expect((await variantOfOverwrittenDraft(api)).body).toMatchObject({
                errors: { variants: expect.anything() },
            }),
        replaced: async ({ api }) =>
            expect((await variantOfOverwrittenDraft(api)).body).toMatchObject({
                variants: [{ name: "A", shortUid: "2" }],
            }),
    },
    pauseActive: {
        allowed: async ({ api }) => {
            const { experience: owner, body } = await activeTest(api);
            expect((await putVersion(api, owner, { ...body, status: "PAUSED" })).body.status).toBe("PAUSED");
        },
        locked: async ({ api }) => {
            const { experience: owner, body } = await activeTest(api);
            const answer = await putVersion(api, owner, { ...body, status: "PAUSED" });
            expect(answer.body).toMatchObject(rejected("CANNOT_UPDATE_LOCKED_VERSION"));
        },
    },
    pausedEdits: {
        locked: async ({ api }) =>
            expect((await pausedThenEdited(api)).body).toMatchObject(
                rejected("CANNOT_UPDATE_LOCKED_VERSION"),
            ),
        allowed: async ({ api }) =>
            expect((await pausedThenEdited(api)).body).toMatchObject({
                status: "PAUSED",
                variants: [{ name: "renamed", shortUid: "0" }],
            }),
    },
    archivedEdits: {
        locked: async ({ api }) => {
            const { answer, statuses } = await archivedThenRevived(api);
            expect(answer.body).toMatchObject(rejected("CANNOT_UPDATE_LOCKED_VERSION"));
            expect(statuses).toEqual(["ACTIVE", "ARCHIVED"]);
        },
        allowed: async ({ api }) => {
            const { answer, statuses } = await archivedThenRevived(api);
            expect(answer.status).toBe(200);
            expect(statuses).toEqual(["ARCHIVED", "ACTIVE"]);
        },
    },
    draftToPaused: {
        refused: async ({ api }) =>
            expect((await draftToPaused(api)).body).toEqual({ errors: { status: ["INVALID_STATUS"] } }),
        allowed: async ({ api }) => expect((await draftToPaused(api)).body.status).toBe("PAUSED"),
    },
    statusChangeContent: {
        compared: async ({ api }) =>
            expect((await pausedWithOtherContent(api)).body).toMatchObject(
                rejected("CANNOT_UPDATE_LOCKED_VERSION"),
            ),
        ignored: async ({ api }) =>
            expect((await pausedWithOtherContent(api)).body).toMatchObject({
                status: "PAUSED",
                variants: [{ name: "first" }],
            }),
    },
    draftVariants: {
        empty: async ({ api }) => {
            const { uid } = await experience(api);
            expect((await api.get<Entity[]>(`/experiences/${uid}/versions`)).body).toMatchObject([
                { variants: [] },
            ]);
        },
        absent: async ({ api }) => {
            const { uid } = await experience(api);
            const [draft] = (await api.get<Entity[]>(`/experiences/${uid}/versions`)).body;
            expect(draft).not.toHaveProperty("variants");
        },
    },
    firstDraftShortUid: {
        refused: async ({ api }) =>
            expect((await firstDraftWithShortUid(api)).body).toEqual({
                errors: { variants: [{ "0.shortUid": "UNKNOWN_SHORT_UID" }] },
            }),
        accepted: async ({ api }) =>
            expect((await firstDraftWithShortUid(api)).body).toMatchObject({
                variants: [{ shortUid: "4" }, { shortUid: "5" }],
            }),
    },
    lyticsAudiences: {
        returned: async ({ api }) => {
            const { version } = await activeExperience(api);
            expect(version.variants).toMatchObject([{ lyticsAudiences: [] }]);
        },
        absent: async ({ api }) => {
            const { version } = await activeExperience(api);
            expect(contentOf(version)[0]).not.toHaveProperty("lyticsAudiences");
        },
    },
    trafficSum: {
        checked: async ({ api }) =>
            expect((await crookedSplit(api)).body).toEqual({
                errors: { variants: ["INVALID_TRAFFIC_DISTRIBUTION"] },
            }),
        unchecked: async ({ api }) => expect((await crookedSplit(api)).status).toBe(200),
    },
    abTestMetrics: {
        required: async ({ api }) =>
            expect((await testWithoutMetric(api)).body).toEqual({ errors: { metrics: ["EMPTY_ARRAY"] } }),
        optional: async ({ api }) => expect((await testWithoutMetric(api)).body.status).toBe("ACTIVE"),
    },
    cmsUidsOnActivation: {
        kept: async ({ api, emulator }) => {
            const [before, after] = await cmsUids(api, emulator.settle);
            expect(after).toEqual(before);
        },
        replaced: async ({ api, emulator }) => {
            const [before, after] = await cmsUids(api, emulator.settle);
            expect(Object.keys(after!)).toEqual(Object.keys(before!));
            expect(after).not.toEqual(before);
        },
    },
};
