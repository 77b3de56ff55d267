import { Claims } from "../../../provider/lifecycle/claims";

const twice = /^B is declared twice: .*\(uid\)/;

test("an object belongs to nobody until somebody keeps or makes it", () => {
    const claims = new Claims();
    expect(claims.has("uid")).toBe(false);
    claims.keep("uid", "A");
    expect(claims.has("uid")).toBe(true);
    claims.make("other");
    expect(claims.has("other")).toBe(true);
});

test("who has it can keep it again, as when the engine asks twice", () => {
    const claims = new Claims();
    claims.keep("uid", "A");
    claims.keep("uid", "A");
    claims.make("uid");
    claims.keep("uid", "A");
    expect(claims.has("uid")).toBe(true);
});

test("what one has made another can't keep", () => {
    const claims = new Claims();
    claims.make("uid");
    expect(() => claims.keep("uid", "B")).toThrow(twice);
});

test.each(["keep", "make"] as const)("what one has (%s) another can't take", (how) => {
    const claims = new Claims();
    claims[how]("uid", "A");
    expect(() => claims.refuseTwice("uid", "B")).toThrow(twice);
    expect(() => claims.take("uid", "B")).toThrow(twice);
});

test("of two that take it the second fails", () => {
    const claims = new Claims();
    claims.take("uid", "A");
    expect(() => claims.take("uid", "B")).toThrow(twice);
    claims.take("other", "B");
});
