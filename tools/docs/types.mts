import type { Type } from "typedoc";

/** Returns a type as users write it: `Output` instead of the intersection that the compiler sees. */
export function typeText(type: Type | undefined): string {
    return String(type)
        .replaceAll("pulumi.", "")
        .replaceAll("OutputInstance<", "Output<")
        .replace(/UnwrappedArray<Input<(\w+)>>/g, "$1[]")
        .replace(/UnwrappedObject<(\w+)>/g, "$1");
}
