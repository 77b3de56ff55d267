import { propertyPath } from "../common/propertyPath";
import type { Failure } from "./failure";

/** The text that the SDK returns for an Output that is converted to a string. The server would accept it as a name. */
const OUTPUT = /Calling \[to(?:String|JSON)\] on an \[Output/;

/** The text of any other value without a text of its own, with the name of its class. */
const VALUE = /\[object ([A-Z]\w*)\]/;

/** A failure for each string that contains a converted Output. Nobody means it, even where it is live. */
export function stringifiedOutputs(value: unknown): Failure[] {
    return failuresIn(value, (text) =>
        OUTPUT.test(text)
            ? "contains an Output that was converted to a string. Use pulumi.interpolate`…`, or output.apply((value) => …)."
            : undefined,
    );
}

/** A failure for each string that contains another converted value. */
export function stringifiedValues(value: unknown): Failure[] {
    return failuresIn(value, (text) => {
        const [found, name = ""] = VALUE.exec(text) ?? [];
        if (found === undefined) {
            return undefined;
        }
        const [what, advice] = waysOut(name);
        return `contains ${what} that was converted to a string (${found}). ${advice}`;
    });
}

function failuresIn(
    value: unknown,
    reasonOf: (text: string) => string | undefined,
    path: readonly PropertyKey[] = [],
): Failure[] {
    if (typeof value === "string") {
        const reason = reasonOf(value);
        return reason === undefined ? [] : [{ property: propertyPath(path), reason }];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([key, inner]) =>
        failuresIn(inner, reasonOf, [...path, Array.isArray(value) ? Number(key) : key]),
    );
}

function waysOut(name: string): [what: string, advice: string] {
    if (name === "Promise") {
        return [
            "a Promise",
            "Wait for it: await the value, or use pulumi.output(promise).apply((value) => …).",
        ];
    }
    if (name === "Object") {
        return ["an object", "Pass the field of it that you mean."];
    }
    return name.endsWith("Function")
        ? ["a function", "Call it, and pass its result."]
        : ["a value", "Pass a string."];
}
