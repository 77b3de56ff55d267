import * as pulumi from "@pulumi/pulumi";
import type { AttributeArgument } from "./types";

/** Whether the value is an output or a promise. An output has every field, so fields can't tell. */
export const isLater = (value: unknown): boolean =>
    pulumi.Output.isInstance(value) ||
    typeof (value as { readonly then?: unknown } | null | undefined)?.then === "function";

/** Applies a function to an input: immediately to a plain value, later to an output or promise. */
export function mapInput<T, U>(
    value: pulumi.Input<T>,
    change: (value: T) => pulumi.Input<U>,
): pulumi.Input<U> {
    if (!isLater(value)) return change(value as T);
    const later: pulumi.OutputInstance<unknown> = pulumi.output<unknown>(value);
    return later.apply((known) => change(known as T)) as pulumi.Input<U>;
}

/**
 * The uid of an attribute that is given as a resource or a uid. It is read from the resource's `id`, which stays
 * known in the preview of an update, unlike other outputs.
 */
export const uidOf = (attribute: AttributeArgument): pulumi.Input<string> =>
    pulumi.CustomResource.isInstance(attribute) ? attribute.id : (attribute as pulumi.Input<string>);
