import type { Entity } from "../support/client";
import type { Visitor } from "./visitor";

export function experienceContract(visitor: () => Visitor): void {
    test("an experience is created with a draft, read, changed and deleted", async () => {
        const body = { name: visitor().name(), description: "first", __type: "SEGMENTED" };
        const created = await visitor().create("/experiences", body);
        const path = `/experiences/${created.uid}`;
        expect(created).toMatchObject({ ...body, status: "DRAFT", latestVersion: expect.any(String) });

        const { body: versions } = await visitor().get<Entity[]>(`${path}/versions`);
        expect(versions).toMatchObject([{ uid: created.latestVersion, status: "DRAFT", versionNumber: 1 }]);

        const changed = await visitor().put(path, { ...body, tags: ["Red", "red", "two"] });
        expect([changed.status, changed.body]).toEqual([
            200,
            expect.objectContaining({ tags: ["red", "two"] }),
        ]);
        expect((await visitor().get(path)).body).toMatchObject({
            shortUid: created.shortUid,
            tags: ["red", "two"],
        });

        expect((await visitor().delete(path)).status).toBe(204);
        expect((await visitor().get(path)).status).toBe(404);
    });

    test("analytics of what was never active are 404, without a version 400", async () => {
        const { uid, latestVersion } = await visitor().create("/experiences", {
            name: visitor().name(),
            __type: "AB_TEST",
        } as { name: string });
        for (const [kind, code] of [
            ["summary", "SUMMARY_NOT_FOUND"],
            ["time-series", "TIME_SERIES_ANALYTICS_NOT_FOUND"],
        ]) {
            const path = `/experiences/${uid}/analytics/${kind}`;
            const { status, body } = await visitor().get(`${path}?version=${latestVersion}`);
            expect([status, body.error]).toEqual([404, expect.stringMatching(`${code}$`)]);
            expect((await visitor().get(path)).status).toBe(400);
        }
    });
}
