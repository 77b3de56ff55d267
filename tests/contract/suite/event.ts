import type { Entity } from "../support/client";
import type { Visitor } from "./visitor";

export function eventContract(visitor: () => Visitor): void {
    const listed = async (uid: string) =>
        (await visitor().get<Entity[]>("/events")).body.find((event) => event.uid === uid);

    test("an event is created, listed, changed and deleted", async () => {
        const body = { key: visitor().name(), description: "first" };
        const created = await visitor().create("/events", body);
        expect(created).toMatchObject(body);
        expect(await listed(created.uid)).toMatchObject(body);

        const changed = await visitor().put(`/events/${created.uid}`, { ...body, description: "second" });
        expect([changed.status, changed.body]).toEqual([
            200,
            expect.objectContaining({ description: "second" }),
        ]);

        expect((await visitor().delete(`/events/${created.uid}`)).status).toBe(204);
        expect(await listed(created.uid)).toBeUndefined();
    });
}
