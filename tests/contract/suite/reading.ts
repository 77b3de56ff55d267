import type { Visitor } from "./visitor";

export function readingContract(visitor: () => Visitor): void {
    test.each(["regions", "countries", "cities"])(
        "the geolocation's %s are listed without a query",
        async (kind) => {
            expect((await visitor().get(`/geolocation/${kind}`)).status).toBe(200);
        },
    );

    test.each(["/nowhere", "/attributes/0123456789abcdef01234567"])("GET %s is no route", async (path) => {
        const { status, body } = await visitor().get(path);
        expect([status, body.message]).toEqual([404, `Cannot GET ${path}`]);
    });

    test("a malformed uid is 400", async () => {
        expect((await visitor().get("/experiences/not-a-uid")).status).toBe(400);
    });
}
