import type { Visitor } from "./visitor";

export function experiencesPriorityContract(visitor: () => Visitor): void {
    test("new experiences are last in the order, and can be moved; an incomplete order is refused", async () => {
        const create = async () => {
            const body = { name: visitor().name(), __type: "SEGMENTED" };
            return (await visitor().create("/experiences", body)).uid;
        };
        const [first, second] = [await create(), await create()];
        const before = await visitor().priorityOrder();
        expect(before.slice(-2)).toEqual([first, second]);

        const incomplete = await visitor().sendPriority([first]);
        expect([incomplete.status, incomplete.body.error]).toEqual([
            400,
            expect.stringMatching(/MISSING_EXPERIENCES$/),
        ]);
        const rest = before.filter((uid) => visitor().isOurs(uid) && uid !== first && uid !== second);
        expect((await visitor().reorder([...rest, second, first])).status).toBe(200);
        expect(await visitor().priorityOrder()).toEqual([...before.slice(0, -2), second, first]);
    });
}
