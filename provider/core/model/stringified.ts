import { propertyPath } from "../common/propertyPath";
import type { Failure } from "./failure";

/** The text that the SDK returns for an Output that is converted to a string. The server would accept it as a name. */
const STRINGIFIED = /Calling \[to(?:String|JSON)\] on an \[Output/;

/** A failure for each string that contains a converted Output. */
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
