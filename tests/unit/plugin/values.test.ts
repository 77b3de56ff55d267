import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { UNKNOWN } from "../../../provider/core/common/unknown";
import {
    fromStruct,
    resourceProperties,
    secret,
    toResourceStruct,
    toStruct,
} from "../../../provider/plugin/values";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
type Json = Parameters<typeof Struct.fromJavaScript>[0];

const struct = (value: object) => Struct.fromJavaScript(value as Json);

describe("values of the provider protocol", () => {
    test("an unknown value of any type is the marker that the life cycles know", () => {
        const unknowns = {
            text: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            list: ["6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"],
            output: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" },
        };
        expect(fromStruct(struct(unknowns))).toEqual({
            text: UNKNOWN,
            number: UNKNOWN,
            list: [UNKNOWN],
            output: UNKNOWN,
        });
    });

    test("secrets and outputs are plain, however deep", () => {
        const output = { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: secret("b"), secret: true };
        const incoming = struct({ a: secret([output]), c: { d: output } });
        expect(fromStruct(incoming)).toEqual({ a: ["b"], c: { d: "b" } });
        expect(resourceProperties(incoming)).toEqual({ a: ["b"], c: { d: "b" }, __secrets: ["a", "c.d"] });
    });

    test.each([
        ["an asset", "c44067f5952c0a294b673a41bacd8c17"],
        ["an archive", "0def7320c3a5731c473e5ecbe6d01bc7"],
    ])("%s is refused by its path", (_, signature) => {
        const properties = { rules: [{ file: { [SIGNATURE]: signature, text: "x" } }] };
        expect(() => fromStruct(struct(properties))).toThrow(/^rules\[0\]\.file is an asset or an archive/);
    });

    test("undefined is left out, and null is kept", () => {
        expect(fromStruct(toStruct({ a: undefined, b: null, c: [1, "x", true] }))).toEqual({
            b: null,
            c: [1, "x", true],
        });
    });

    test("the state marks each secret in its place again, whatever a list has become", () => {
        const outputs = {
            variants: [{ name: "A" }, { name: "B" }],
            key: "k",
            __secrets: ["variants.name", "gone"],
        };
        expect(toResourceStruct(outputs).toJavaScript()).toEqual({
            variants: [{ name: secret("A") }, { name: secret("B") }],
            key: "k",
        });
    });
});
