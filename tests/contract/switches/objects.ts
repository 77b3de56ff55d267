import type { Client, Entity } from "../support/client";
import {
    activeExperience,
    activeTest,
    all,
    attribute,
    audience,
    event,
    experience,
    postVersion,
    segmented,
    segmentedVariant,
    stringRule,
} from "../support/objects";
import { rejected, type SwitchCases } from "./case";

const twiceTheKey = async (api: Client) => {
    await attribute(api, "age");
    await event(api, "click");
    return [
        await api.post("/attributes", { name: "Another", key: "age" }),
        await api.post("/events", { key: "click" }),
    ];
};

const twiceTheName = async (api: Client) => {
    await audience(api, "All");
    await experience(api, "SEGMENTED", "All");
    const definition = (await api.get<Entity[]>("/audiences")).body[0]!.definition;
    return [
        await api.post("/audiences", { name: "All", definition }),
        await api.post("/experiences", { name: "All", __type: "SEGMENTED" }),
    ];
};

const changedKey = async (api: Client) => {
    const [one, other] = [await attribute(api, "age"), await event(api, "click")];
    return [
        await api.put(`/attributes/${one.uid}`, { name: "Age", key: "years" }),
        await api.put(`/events/${other.uid}`, { key: "tap" }),
    ];
};

/** Deletes an attribute, an audience and an event that are all in use. */
const deletedInUse = async (api: Client) => {
    const used = await attribute(api);
    await audience(api, "users", all(stringRule(used.uid)));
    const [{ audience: target }, { event: metric }] = [await activeExperience(api), await activeTest(api)];
    return [
        await api.delete(`/attributes/${used.uid}`),
        await api.delete(`/audiences/${target.uid}`),
        await api.delete(`/events/${metric.uid}`),
    ];
};

const deletedFromArchive = async (api: Client) => {
    const { experience: owner, audience: old } = await activeExperience(api);
    const current = await audience(api);
    await postVersion(api, owner, segmented("ACTIVE", segmentedVariant("next", current.uid)));
    return api.delete(`/audiences/${old.uid}`);
};

const statuses = async (answers: Promise<{ status: number }[]>) =>
    (await answers).map(({ status }) => status);

const withUnknownField = async (api: Client) =>
    (await api.post("/events", { key: "click", color: "red", uid: "chosen", createdBy: "me" })).body;

const withoutOptionalFields = async (api: Client) => {
    const body = { name: "Tagged", description: "said", tags: ["a"], __type: "SEGMENTED" };
    const { uid } = (await api.post("/experiences", body)).body;
    return (await api.put(`/experiences/${uid}`, { name: "Tagged", __type: "SEGMENTED" })).body;
};

export const objectSwitches: SwitchCases = {
    errorPrefix: {
        "as-recorded": async ({ api }) =>
            expect((await api.get(`/experiences/${"0".repeat(24)}`)).body.error).toBe(
                "personalize.EXPERIENCES.NOT_FOUND",
            ),
        personalize: async ({ api, emulator }) => {
            emulator.configure({ quotas: { events: 0 } });
            expect((await api.post("/events", { key: "k" })).body.error).toMatch(/^personalize\./);
        },
        personalization: async ({ api }) =>
            expect((await api.get(`/experiences/${"0".repeat(24)}`)).body.error).toMatch(
                /^personalization\./,
            ),
    },
    duplicateKeys: {
        refused: async ({ api }) => expect(await statuses(twiceTheKey(api))).toEqual([400, 400]),
        allowed: async ({ api }) => expect(await statuses(twiceTheKey(api))).toEqual([201, 201]),
    },
    duplicateNames: {
        refused: async ({ api }) => expect(await statuses(twiceTheName(api))).toEqual([400, 400]),
        allowed: async ({ api }) => expect(await statuses(twiceTheName(api))).toEqual([201, 201]),
    },
    keyChange: {
        allowed: async ({ api }) => expect(await statuses(changedKey(api))).toEqual([200, 200]),
        refused: async ({ api }) => expect(await statuses(changedKey(api))).toEqual([400, 400]),
    },
    typeChange: {
        refused: async ({ api }) => {
            const { uid } = await experience(api);
            const { body } = await api.put(`/experiences/${uid}`, { name: "X", __type: "AB_TEST" });
            expect(body).toMatchObject(rejected("CANNOT_CHANGE_TYPE"));
        },
        ignored: async ({ api }) => {
            const { uid } = await experience(api);
            const { body } = await api.put(`/experiences/${uid}`, { name: "X", __type: "AB_TEST" });
            expect(body).toMatchObject({ name: "X", __type: "SEGMENTED" });
        },
    },
    emptyRules: {
        refused: async ({ api }) => {
            const { body } = await api.post("/audiences", { name: "Everyone", definition: all() });
            expect(body).toEqual({ errors: { definition: [{ rules: "EMPTY_ARRAY" }] } });
        },
        allowed: async ({ api }) =>
            expect(await audience(api, "Everyone", all())).toMatchObject({ definition: { rules: [] } }),
    },
    referredDeletion: {
        refused: async ({ api }) => expect(await statuses(deletedInUse(api))).toEqual([400, 400, 400]),
        allowed: async ({ api }) => expect(await statuses(deletedInUse(api))).toEqual([204, 204, 204]),
    },
    archivedReferences: {
        free: async ({ api }) => expect((await deletedFromArchive(api)).status).toBe(204),
        block: async ({ api }) =>
            expect((await deletedFromArchive(api)).body).toMatchObject(rejected("REFERRED")),
    },
    unknownFields: {
        kept: async ({ api }) => {
            const body = await withUnknownField(api);
            expect(body).toMatchObject({ color: "red" });
            expect([body.uid, body.createdBy]).not.toContain("chosen");
            expect(body.createdBy).not.toBe("me");
        },
        dropped: async ({ api }) => expect(await withUnknownField(api)).not.toHaveProperty("color"),
    },
    omittedFields: {
        cleared: async ({ api }) => {
            const body = await withoutOptionalFields(api);
            expect(body.description).toBe("");
            expect(body).not.toHaveProperty("tags");
        },
        kept: async ({ api }) =>
            expect(await withoutOptionalFields(api)).toMatchObject({ description: "said", tags: ["a"] }),
    },
    absentDescription: {
        empty: async ({ api }) => expect(await event(api)).toMatchObject({ description: "" }),
        absent: async ({ api }) => expect(await event(api)).not.toHaveProperty("description"),
    },
    createdAtGranularity: {
        ms: async ({ api }) => {
            const times = [await event(api), await event(api)].map(({ createdAt }) => createdAt);
            expect(new Set(times).size).toBe(2);
        },
        s: async ({ api }) => expect((await event(api)).createdAt).toMatch(/\.000Z$/),
    },
    singleAudience: {
        served: async ({ api }) => {
            const { uid } = await audience(api);
            expect((await api.get(`/audiences/${uid}`)).body.uid).toBe(uid);
        },
        absent: async ({ api }) => {
            const { uid } = await audience(api);
            expect((await api.get(`/audiences/${uid}`)).body).toMatchObject({
                message: `Cannot GET /audiences/${uid}`,
            });
        },
    },
};
