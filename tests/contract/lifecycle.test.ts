import type { Entity } from "./support/client";
import {
    activeExperience,
    audience,
    experience,
    postVersion,
    putVersion,
    segmented,
    segmentedVariant,
} from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

const versionsOf = async ({ uid }: Entity) =>
    (await session.api.get<Entity[]>(`/experiences/${uid}/versions`)).body;
const now = async ({ uid }: Entity) => (await session.api.get(`/experiences/${uid}`)).body;

interface Scene {
    readonly owner: Entity;
    readonly version: string;
    /** Its content, with the shortUid it has. */
    readonly body: { readonly status: string; readonly variants: unknown[] };
}

async function scene(status: string): Promise<Scene> {
    const { api } = session;
    if (status === "DRAFT") {
        const [owner, target] = [await experience(api), await audience(api)];
        const body = segmented("DRAFT", segmentedVariant("first", target.uid));
        const { body: version } = await putVersion(api, owner, body);
        return { owner, version: version.uid, body: { ...body, variants: version.variants as unknown[] } };
    }
    const { experience: owner, version } = await activeExperience(api);
    const body = { status, variants: version.variants as unknown[] };
    if (status === "PAUSED") await putVersion(api, owner, body);
    if (status === "ARCHIVED") await postVersion(api, owner, { ...body, status: "ACTIVE" });
    return { owner, version: version.uid, body };
}

const locked = "personalize.EXPERIENCES.VERSIONS.CANNOT_UPDATE_LOCKED_VERSION";
const noDraft = "personalize.EXPERIENCES.VERSIONS.CANNOT_MARK_VERSION_AS_DRAFT";
const notDeletable = "personalize.EXPERIENCES.VERSIONS.CANNOT_DELETE_NON_DRAFT_VERSION";
const invalid = { status: ["INVALID_STATUS"] };

test.each([
    ["DRAFT", "DRAFT", "DRAFT"],
    ["DRAFT", "ACTIVE", "ACTIVE"],
    ["DRAFT", "PAUSED", invalid],
    ["ACTIVE", "DRAFT", noDraft],
    ["ACTIVE", "ACTIVE", locked],
    ["ACTIVE", "PAUSED", "PAUSED"],
    ["PAUSED", "DRAFT", noDraft],
    ["PAUSED", "ACTIVE", "ACTIVE"],
    ["PAUSED", "PAUSED", locked],
    ["ARCHIVED", "DRAFT", locked],
    ["ARCHIVED", "ACTIVE", locked],
    ["ARCHIVED", "PAUSED", locked],
])("PUT %s → %s: %j", async (from, to, outcome) => {
    const { owner, version, body } = await scene(from);
    const answer = await putVersion(session.api, owner, { ...body, status: to }, version);
    const said = answer.status === 200 ? answer.body.status : (answer.body.error ?? answer.body.errors);
    expect(said).toEqual(outcome);
    const after = (await versionsOf(owner)).find(({ uid }) => uid === version);
    expect(after?.status).toBe(answer.status === 200 ? to : from);
});

test.each(["ACTIVE", "PAUSED", "ARCHIVED"])("DELETE of the %s version is refused", async (status) => {
    const { owner, version } = await scene(status);
    const { body } = await session.api.delete(`/experiences/${owner.uid}/versions/${version}`);
    expect(body).toMatchObject({ error: notDeletable });
});

test("DELETE of a draft beside another version is 204, and the version before is the latest again", async () => {
    const { owner, version, body } = await scene("ACTIVE");
    const { body: draft } = await postVersion(session.api, owner, { ...body, status: "DRAFT" });
    expect(await now(owner)).toMatchObject({ hasDraft: true, latestVersion: draft.uid, status: "ACTIVE" });

    const deleted = await session.api.delete(`/experiences/${owner.uid}/versions/${draft.uid}`);
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect(await now(owner)).toMatchObject({ hasDraft: false, latestVersion: version });
});

test("a new experience is a draft with an empty version of number 1", async () => {
    const owner = await experience(session.api);
    expect(owner).toMatchObject({
        status: "DRAFT",
        hasDraft: true,
        referredAudiences: [],
        referredEvents: [],
    });
    expect(owner).not.toHaveProperty("activatedAt");
    expect(owner).not.toHaveProperty("_cms");
    expect(await versionsOf(owner)).toEqual([
        expect.objectContaining({ uid: owner.latestVersion, versionNumber: 1, variants: [] }),
    ]);
});

test("going live archives the version before, which keeps when it was first activated", async () => {
    const { owner, version, body } = await scene("ACTIVE");
    const [before] = await versionsOf(owner);
    const { body: second } = await postVersion(session.api, owner, { ...body, status: "ACTIVE" });
    const versions = await versionsOf(owner);
    expect(versions.map(({ uid, status, versionNumber }) => [uid, status, versionNumber])).toEqual([
        [second.uid, "ACTIVE", 2],
        [version, "ARCHIVED", 1],
    ]);
    expect(versions[1]?.firstActivatedAt).toBe(before?.firstActivatedAt);
    expect(await now(owner)).toMatchObject({
        latestVersion: second.uid,
        activatedAt: versions[0]?.updatedAt,
    });
});

test("going live archives a PAUSED version too", async () => {
    const { owner, body } = await scene("PAUSED");
    await postVersion(session.api, owner, { ...body, status: "ACTIVE" });
    expect((await versionsOf(owner)).map(({ status }) => status)).toEqual(["ACTIVE", "ARCHIVED"]);
});

test("a staged draft goes live with one PUT", async () => {
    const { owner, body } = await scene("ACTIVE");
    const { body: draft } = await postVersion(session.api, owner, { ...body, status: "DRAFT" });
    await putVersion(session.api, owner, { ...body, status: "ACTIVE" }, draft.uid);
    expect((await versionsOf(owner)).map(({ status }) => status)).toEqual(["ACTIVE", "ARCHIVED"]);
    expect(await now(owner)).toMatchObject({ hasDraft: false, status: "ACTIVE" });
});

test("an experience is PAUSED with its version, and first activation stays the first", async () => {
    const { owner, body } = await scene("ACTIVE");
    const [active] = await versionsOf(owner);
    await putVersion(session.api, owner, { ...body, status: "PAUSED" });
    expect(await now(owner)).toMatchObject({ status: "PAUSED" });
    await putVersion(session.api, owner, { ...body, status: "ACTIVE" });
    expect((await versionsOf(owner))[0]?.firstActivatedAt).toBe(active?.firstActivatedAt);
});

test("a paused version is taken up again as it is: other content is refused", async () => {
    const { owner, body } = await scene("PAUSED");
    const other = body.variants.map((variant) => ({ ...(variant as object), name: "renamed" }));
    const answer = await putVersion(session.api, owner, { status: "ACTIVE", variants: other });
    expect(answer.body).toMatchObject({ error: locked });
    expect((await versionsOf(owner))[0]).toMatchObject({ status: "PAUSED", variants: body.variants });
});

test("a PUT of a draft replaces its content whole", async () => {
    const { owner, version, body } = await scene("DRAFT");
    await putVersion(session.api, owner, { ...body, note: "kept by nobody" }, version);
    await putVersion(session.api, owner, body, version);
    expect((await versionsOf(owner))[0]).not.toHaveProperty("note");
});

test("deleting an ACTIVE experience takes its versions along", async () => {
    const { owner } = await scene("ACTIVE");
    expect((await session.api.delete(`/experiences/${owner.uid}`)).status).toBe(204);
    expect((await session.api.get(`/experiences/${owner.uid}/versions`)).status).toBe(404);
});

test("there is no GET of a single version", async () => {
    const { owner, version } = await scene("DRAFT");
    const path = `/experiences/${owner.uid}/versions/${version}`;
    const { status, body } = await session.api.get(path);
    expect([status, body.message]).toEqual([404, `Cannot GET ${path}`]);
});
