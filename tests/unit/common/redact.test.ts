import { printable } from "../../../provider/core/common/printable";
import { redact, withoutMarker } from "../../../provider/core/common/redact";
import { UNKNOWN } from "../../../provider/core/common/unknown";
import { fc } from "../../support/fastCheck";

test.each([
    ["in quotes", 'the variant "Codename" is gone', "the variant [secret] is gone"],
    ["bare", "Codename: was edited", "[secret]: was edited"],
    ["in other letters", "the tag codename is taken", "the tag [secret] is taken"],
    ["twice", 'from "Codename" to Codename', "from [secret] to [secret]"],
])("a message shows a secret %s as [secret]", (_, text, shown) => {
    expect(redact(text, ["Codename"])).toBe(shown);
});

test("a short secret is replaced as a word only, so that the message stays readable", () => {
    expect(redact('An A/B test has the variant "A" and a Banner', ["B"])).toBe(
        'An A/[secret] test has the variant "A" and a Banner',
    );
});

test("a secret with spaces is recognized in the suggested tag", () => {
    expect(redact('Write "my-secret-tag".', ["My secret tag"])).toBe("Write [secret].");
});

test("a message contains no secret, however long or odd, as a value of its own or within another one", () => {
    const secrets = fc.string({ minLength: 10, maxLength: 200, unit: "grapheme" }).filter((each) => {
        // A run of one character is in any text.
        return new Set(each.trim().toLowerCase()).size > 5;
    });
    fc.assert(
        fc.property(secrets, (secret) => {
            for (const value of [secret, { name: secret }, [{ a: 1 }, secret]]) {
                const text = redact(`The value is ${printable(value)}.`, [secret]);
                expect(text).toContain("[secret]");
                expect(text).not.toContain(secret.trim());
            }
        }),
    );
});

test("a message says that a value is not known yet instead of showing the engine's marker", () => {
    expect(withoutMarker(`of experience ${UNKNOWN}: "${UNKNOWN}"`)).toBe(
        "of experience (not known yet): (not known yet)",
    );
});
