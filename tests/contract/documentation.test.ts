import { routes } from "../../provider/emulator/routes";
import { unimplemented } from "../../provider/emulator/routes/unimplemented";
import type { Entity } from "./support/client";
import { documentedOperations, documentedSamples } from "./support/documentationPage";
import {
    abTest,
    attribute,
    audience,
    event,
    experience,
    half,
    postVersion,
    putVersion,
    segmented,
    segmentedVariant,
} from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

test("the page has 28 operations, and each is one that the emulator has", () => {
    const titles = routes.flatMap(({ title }) => title ?? []);
    expect(documentedOperations).toHaveLength(28);
    expect([...titles].sort()).toEqual([...documentedOperations].sort());
});

test.each(unimplemented.map((one) => [`${one.method} ${one.path}`, one] as const))(
    "%s answers 501 with the reason",
    async (_, { method, path, reason }) => {
        const answer = await session.api.send(method, path.replace(":uid", "0123456789abcdef01234567"));
        expect(answer.status).toBe(501);
        expect(answer.body).toMatchObject({ error: "emulator.NOT_IMPLEMENTED" });
        expect(answer.text).toContain(reason);
    },
);

/** The uids that the samples speak of. */
const uids = {
    attribute: "66702e03d84509d0106bec05",
    australia: "388888800000000087654321",
    continent: "399999900000000044444444",
    targeted: "155555500000000012345678",
    event: "244444400000000087654321",
};

beforeEach(async () => {
    const { api, emulator } = session;
    const made: [Entity, string][] = [
        [await attribute(api), uids.attribute],
        [await audience(api), uids.australia],
        [await audience(api), uids.continent],
        [await audience(api), uids.targeted],
        [await event(api), uids.event],
    ];
    let state = JSON.stringify(emulator.state());
    for (const [{ uid }, wanted] of made) state = state.replaceAll(uid, wanted);
    await emulator.restore(JSON.parse(state));
});

const sample = (title: string) => documentedSamples.find((one) => one.title === title)!.body;

const australian = segmented("ACTIVE", segmentedVariant("Australian Visitors", uids.australia));
const controlAndPurple = () => abTest("ACTIVE", uids.event, [half("Control"), half("Purple")]);

/** Where each sample is sent, given what it takes for granted. */
const situations: Record<string, (body: unknown) => Promise<{ answer: unknown; status: number }>> = {
    "Create audience with Custom Attributes": (body) => sent(session.api.post("/audiences", body)),
    "Match Query Parameters": (body) => sent(session.api.post("/audiences", body)),
    "Match Date and Time": (body) => sent(session.api.post("/audiences", body)),
    "Create a Segmented Experience": (body) => sent(session.api.post("/experiences", body)),
    "Create a Segmented Experience version": async (body) => {
        const owner = await experience(session.api);
        await putVersion(session.api, owner, australian);
        return sent(postVersion(session.api, owner, body));
    },
    "Create an active version": async (body) => {
        const owner = await experience(session.api, "AB_TEST");
        await putVersion(session.api, owner, controlAndPurple());
        return sent(postVersion(session.api, owner, body));
    },
    "Update a Segmented Experience version": async (body) =>
        sent(putVersion(session.api, await experience(session.api), body)),
    "Activate a version": async (body) =>
        sent(putVersion(session.api, await experience(session.api, "AB_TEST"), body)),
    "Pause a version": async (body) => {
        const owner = await experience(session.api, "AB_TEST");
        await putVersion(session.api, owner, sample("Activate a version"));
        return sent(putVersion(session.api, owner, body));
    },
};

async function sent(request: Promise<{ body: unknown; status: number }>) {
    const { body, status } = await request;
    return { answer: body, status };
}

test("every sample of the page has a situation", () => {
    expect(documentedSamples).toHaveLength(9);
    expect(documentedSamples.map(({ title }) => title).sort()).toEqual(Object.keys(situations).sort());
});

test.each(documentedSamples.map(({ operation, title, body }) => [operation, title, body] as const))(
    "%s: %s, answered with what was sent",
    async (operation, title, body) => {
        const { answer, status } = await situations[title]!(body);
        expect(answer).toMatchObject(body);
        expect(status).toBe(operation.startsWith("Create") ? 201 : 200);
    },
);

test("the answer to a created experience names the draft made with it", async () => {
    const { body } = await session.api.post("/experiences", sample("Create a Segmented Experience"));
    const versions = await session.api.get<Entity[]>(`/experiences/${body.uid}/versions`);
    expect(versions.body).toEqual([expect.objectContaining({ uid: body.latestVersion, status: "DRAFT" })]);
});

test("a new variant gets a shortUid, a known one keeps its own, and the version before is archived", async () => {
    const owner = await experience(session.api, "AB_TEST");
    await putVersion(session.api, owner, controlAndPurple());
    const { body } = await postVersion(session.api, owner, sample("Create an active version"));
    const versions = await session.api.get<Entity[]>(`/experiences/${owner.uid}/versions`);
    expect(body.variants).toMatchObject([
        { shortUid: "0" },
        { shortUid: "1" },
        { name: "Red", shortUid: "2" },
    ]);
    expect(versions.body.map(({ status }) => status)).toEqual(["ACTIVE", "ARCHIVED"]);
});
