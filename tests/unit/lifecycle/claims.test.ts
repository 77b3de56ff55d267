import { Claims } from "../../../provider/lifecycle/host/claims";

const twice = /^B is declared twice: .*\(uid\)/;

test("an object belongs to nobody until somebody keeps or makes it", () => {
    const claims = new Claims();
    expect(claims.has("uid")).toBe(false);
    claims.registerExisting("uid", "A");
    expect(claims.has("uid")).toBe(true);
    claims.registerCreated("other");
    expect(claims.has("other")).toBe(true);
});

test("who has it can keep it again, as when the engine asks twice", () => {
    const claims = new Claims();
    claims.registerExisting("uid", "A");
    claims.registerExisting("uid", "A");
    claims.registerCreated("uid");
    claims.registerExisting("uid", "A");
    expect(claims.has("uid")).toBe(true);
});

test("what one has made another can't keep", () => {
    const claims = new Claims();
    claims.registerCreated("uid");
    expect(() => claims.registerExisting("uid", "B")).toThrow(twice);
});

test.each(["registerExisting", "registerCreated"] as const)("what one has (%s) another can't take", (how) => {
    const claims = new Claims();
    claims[how]("uid", "A");
    expect(() => claims.refuseSecondOwner("uid", "B")).toThrow(twice);
    expect(() => claims.claim("uid", "B")).toThrow(twice);
});

test("of two that take it the second fails", () => {
    const claims = new Claims();
    claims.claim("uid", "A");
    expect(() => claims.claim("uid", "B")).toThrow(twice);
    claims.claim("other", "B");
});
