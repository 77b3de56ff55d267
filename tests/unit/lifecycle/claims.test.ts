import { runCall } from "../../../provider/host/shared/callContext";
import { Claims } from "../../../provider/host/shared/claims";

/** Both are named, and how a state is mended that has both. */
const both = /A and B manage the same object \(uid\).*pulumi state delete/;

test("an object belongs to nobody until somebody keeps or makes it", () => {
    const claims = new Claims();
    expect(claims.has("uid")).toBe(false);
    claims.registerExisting("uid", "A");
    expect(claims.has("uid")).toBe(true);
    claims.registerCreated("other", "A");
    expect(claims.has("other")).toBe(true);
});

test("who has it can keep it again, as when the engine asks twice", () => {
    const claims = new Claims();
    claims.registerExisting("uid", "A", "recorded");
    claims.registerExisting("uid", "A as declared now", "recorded");
    claims.registerCreated("uid", "A");
    claims.registerExisting("uid", "A", "recorded");
    expect(claims.has("uid")).toBe(true);
});

test("two resources of the state that have recorded one object are told apart, in either order", () => {
    for (const [first, second] of [
        ["A", "B"],
        ["B", "A"],
    ] as const) {
        const claims = new Claims();
        claims.registerExisting("uid", first, first);
        expect(() => claims.registerExisting("uid", second, second)).toThrow(
            `${first} and ${second} manage the same object (uid)`,
        );
    }
});

test("two resources of the state that have recorded the same are told apart where their URNs are known", async () => {
    const claims = new Claims();
    const keep = (urn: string) => runCall({ urn }, async () => claims.registerExisting("uid", "A", "A"));
    await keep("urn:one");
    await keep("urn:one");
    await expect(keep("urn:two")).rejects.toThrow(
        "Two resources of this program, both A, manage the same object",
    );
});

test("what one has made or will take over another can't keep", () => {
    for (const how of ["registerCreated", "plan", "claim"] as const) {
        const claims = new Claims();
        claims[how]("uid", "A");
        expect(() => claims.registerExisting("uid", "B")).toThrow(both);
    }
});

test.each(["registerExisting", "registerCreated", "plan"] as const)(
    "what one has (%s) another can't take",
    (how) => {
        const claims = new Claims();
        claims[how]("uid", "A");
        expect(() => claims.refuseSecondOwner("uid", "B")).toThrow(both);
        expect(() => claims.plan("uid", "B")).toThrow(both);
        expect(() => claims.claim("uid", "B")).toThrow(both);
    },
);

test("who plans to take it over takes it, and of two that take it the second fails", () => {
    const claims = new Claims();
    claims.plan("uid", "A");
    claims.claim("uid", "A");
    expect(() => claims.claim("uid", "A")).toThrow("Two resources of this program, both A, manage");
    expect(() => claims.claim("uid", "B")).toThrow(both);
    claims.claim("other", "B");
});
