import { type Failure, propertyPath } from "./failure";

/** What the SDK gives for an output that is put into a text: the server would take it for a name. */
const STRINGIFIED = /Calling \[to(?:String|JSON)\] on an \[Output/;

/** The texts that an output was put into as if it were a text, wherever they stand. */
export function stringifiedOutputs(value: unknown, path: readonly PropertyKey[] = []): Failure[] {
    if (typeof value === "string") {
        return STRINGIFIED.test(value)
            ? [
                  {
                      property: propertyPath(path),
                      reason: "contains an Output that was converted to a string. Use pulumi.interpolate`…`, or output.apply((value) => …).",
                  },
              ]
            : [];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([key, inner]) =>
        stringifiedOutputs(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    );
}
