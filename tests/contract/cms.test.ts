import type { Entity } from "./support/client";
import { activeExperience, experience, postVersion, segmented, segmentedVariant } from "./support/objects";
import { startSession, useEmulator } from "./support/useEmulator";

describe("with a lag that never passes by itself", () => {
    const session = useEmulator({ cmsLagMs: 3_600_000 });
    const now = async ({ uid }: Entity) => (await session.api.get(`/experiences/${uid}`)).body;

    test("_cms comes after a version with variants, and moves updatedAt", async () => {
        const { experience: owner } = await activeExperience(session.api);
        const before = await now(owner);
        expect(before).not.toHaveProperty("_cms");

        session.emulator.settle();
        const after = await now(owner);
        expect(after._cms).toEqual({
            lastSyncAttemptAt: after.updatedAt,
            syncStatus: "SUCCESS",
            variantGroup: expect.stringMatching(/^cs[0-9a-f]{16}$/),
            variants: { "0": expect.stringMatching(/^cs[0-9a-f]{16}$/) },
        });
        expect(String(after.updatedAt) > String(before.updatedAt)).toBe(true);
    });

    test("the group and known variants stay the same, entries of removed variants are kept", async () => {
        const { experience: owner, audience: target } = await activeExperience(session.api);
        session.emulator.settle();
        const { _cms: first } = await now(owner);
        await postVersion(session.api, owner, segmented("ACTIVE", segmentedVariant("other", target.uid)));
        session.emulator.settle();
        const { _cms: second } = await now(owner);
        expect(second).toMatchObject({
            variantGroup: (first as Entity).variantGroup,
            variants: { ...((first as Entity).variants as object), "1": expect.any(String) },
        });
    });

    test("an experience without variants has none", async () => {
        const owner = await experience(session.api);
        session.emulator.settle();
        expect(await now(owner)).not.toHaveProperty("_cms");
    });

    test("a project without a stack has none, until one is connected", async () => {
        const { body: project } = await session.api.post("/projects", {
            name: "Unconnected",
            description: "",
        });
        const api = session.api.with({ "x-project-uid": project.uid });
        const { experience: owner } = await activeExperience(api);
        session.emulator.settle();
        expect((await api.get(`/experiences/${owner.uid}`)).body).not.toHaveProperty("_cms");

        await api.put(`/projects/${project.uid}`, { name: "Connected", connectedStackApiKey: "blt0" });
        session.emulator.settle();
        expect((await api.get(`/experiences/${owner.uid}`)).body).toHaveProperty("_cms.variants.0");
    });
});

test("without anyone's help it is there after the lag", async () => {
    const { emulator, api } = await startSession({ cmsLagMs: 1 });
    const { experience: owner } = await activeExperience(api);
    let found: unknown;
    for (let attempt = 0; attempt < 500 && !found; attempt++) {
        found = (await api.get(`/experiences/${owner.uid}`)).body._cms;
    }
    await emulator.close();
    expect(found).toBeDefined();
});
