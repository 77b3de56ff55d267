import type { Entity } from "../support/client";
import { all, countryRule, stringRule } from "../support/objects";
import type { Visitor } from "./visitor";

export function audienceContract(visitor: () => Visitor): void {
    const listed = async (uid: string) =>
        (await visitor().get<Entity[]>("/audiences")).body.find((audience) => audience.uid === uid);

    test("an audience is created, listed, changed and deleted, and names the custom attributes that it uses", async () => {
        const attribute = await visitor().create("/attributes", {
            name: visitor().name(),
            key: visitor().name(),
        });
        const definition = all(countryRule, stringRule(attribute.uid));
        const body = { name: visitor().name(), description: "first", definition };
        const created = await visitor().create("/audiences", body);
        expect(created).toMatchObject({ ...body, referredAttributes: [attribute.uid] });
        expect(await listed(created.uid)).toMatchObject(body);

        const path = `/audiences/${created.uid}`;
        const changed = await visitor().put(path, { ...body, definition: all(countryRule) });
        expect([changed.status, changed.body]).toEqual([
            200,
            expect.objectContaining({ definition: all(countryRule), referredAttributes: [] }),
        ]);
        expect((await visitor().delete(path)).status).toBe(204);
        expect(await listed(created.uid)).toBeUndefined();
    });

    test("a condition without its options is refused with the recorded sentence", async () => {
        const { uid, name } = await visitor().create("/audiences", {
            name: visitor().name(),
            definition: all(countryRule),
        } as { name: string });
        const definition = all({ ...countryRule, attributeMatchOptions: undefined });
        const { status, text } = await visitor().put(`/audiences/${uid}`, { name, definition });
        expect(status).toBe(400);
        expect(text).toContain("valid matchOptions is required for STRING_EQUALS condition");
    });
}
