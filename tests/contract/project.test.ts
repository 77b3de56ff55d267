import type { Entity } from "./support/client";
import { activeExperience, audience } from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

test("a project is created, found by its stack, changed and deleted", async () => {
    const { api } = session;
    const { body: project, status } = await api.post("/projects", {
        name: "Shop",
        description: "said",
        connectedStackApiKey: "blt1",
    });
    expect(status).toBe(201);
    const byStack = async (key: string) =>
        (await api.get<Entity[]>(`/projects?connectedStackApiKey=${key}`)).body.map(({ uid }) => uid);
    expect(await byStack("blt1")).toEqual([project.uid]);

    await api.put(`/projects/${project.uid}`, {
        name: "Shop",
        description: "",
        connectedStackApiKey: "blt2",
    });
    expect([await byStack("blt1"), await byStack("blt2")]).toEqual([[], [project.uid]]);

    expect((await api.delete(`/projects/${project.uid}`)).status).toBe(204);
    expect(await byStack("blt2")).toEqual([]);
});

test("without a stack the list has every project of the organization, and counts on request", async () => {
    const { api, emulator } = session;
    await audience(api);
    await activeExperience(api);
    const { body } = await api.get("/projects?includeAudienceCount=true&includeActiveExperienceCount=true");
    expect(body).toEqual([
        expect.objectContaining({ uid: emulator.projectUid, audienceCount: 2, activeExperienceCount: 1 }),
    ]);
});

test("a change to an experience moves the project's updatedAt", async () => {
    const { api } = session;
    const before = (await api.get<Entity[]>("/projects")).body[0]!;
    await activeExperience(api);
    const after = (await api.get<Entity[]>("/projects")).body[0]!;
    expect(String(after.updatedAt) > String(before.updatedAt)).toBe(true);
    expect(after.createdAt).toBe(before.createdAt);
});
