import type { Type } from "typedoc";

/** A type as a user writes it: `Output`, not the half of it that the compiler sees. */
export function typeText(type: Type | undefined): string {
    return String(type)
        .replaceAll("pulumi.", "")
        .replaceAll("OutputInstance<", "Output<")
        .replace(/UnwrappedArray<Input<(\w+)>>/g, "$1[]")
        .replace(/UnwrappedObject<(\w+)>/g, "$1");
}
