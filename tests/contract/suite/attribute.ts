import type { Entity } from "../support/client";
import type { Visitor } from "./visitor";

export function attributeContract(visitor: () => Visitor): void {
    const listed = async (uid: string) =>
        (await visitor().get<Entity[]>("/attributes")).body.find((attribute) => attribute.uid === uid);

    test("an attribute is created, listed, changed and deleted", async () => {
        const body = { name: visitor().name(), key: visitor().name(), description: "first" };
        const created = await visitor().create("/attributes", body);
        expect(created).toMatchObject({ ...body, __type: "CUSTOM", project: expect.any(String) });
        expect(await listed(created.uid)).toMatchObject(body);

        const path = `/attributes/${created.uid}`;
        const changed = await visitor().put(path, { ...body, description: "second" });
        expect([changed.status, changed.body]).toEqual([
            200,
            expect.objectContaining({ description: "second" }),
        ]);
        expect(await listed(created.uid)).toMatchObject({ description: "second" });

        const deleted = await visitor().delete(path);
        expect([deleted.status, deleted.text]).toEqual([204, ""]);
        expect(await listed(created.uid)).toBeUndefined();
    });

    test("the eight presets come after the custom attributes", async () => {
        await visitor().create("/attributes", { name: visitor().name(), key: visitor().name() });
        const types = (await visitor().get<Entity[]>("/attributes")).body.map(({ __type }) => __type);
        const customs = types.length - 8;
        expect(types).toEqual([...Array(customs).fill("CUSTOM"), ...Array(8).fill("PRESET")]);
    });

    test("without its mandatory fields it is refused", async () => {
        const { uid } = await visitor().create("/attributes", {
            name: visitor().name(),
            key: visitor().name(),
        });
        const { status } = await visitor().put(`/attributes/${uid}`, {});
        expect(status).toBe(400);
    });
}
