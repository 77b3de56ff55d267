import { closestMatch } from "../../../provider/core/common/suggest";

test.each([
    ["sign_up", ["purchase", "signup"], "signup"],
    ["Golden memmbers", ["Gold members", "Golden members"], "Golden members"],
    ["GOLD", ["gold"], "gold"],
    ["顧客", ["会員", "顧問"], "顧問"],
    ["Käufer", ["Kaufer"], "Kaufer"],
])("%s was meant to be one of %j", (written, known, expected) => {
    expect(closestMatch(written, known)).toBe(expected);
});

test.each([
    ["顧客", ["会員"]],
    ["x", ["y"]],
    ["!", ["?", ""]],
    ["", ["a"]],
    ["tier", ["country"]],
])("%s was not meant to be one of %j", (written, known) => {
    expect(closestMatch(written, known)).toBeUndefined();
});
