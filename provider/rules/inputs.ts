import * as pulumi from "@pulumi/pulumi";
import type { AttributeArgument } from "./types";

/** Whether the value is there only later. An output's fields can't be asked: it answers to every name. */
export const isLater = (value: unknown): boolean =>
    pulumi.Output.isInstance(value) ||
    typeof (value as { readonly then?: unknown } | null | undefined)?.then === "function";

/** The function of the value: at once where the value is there, later where it is not. */
export function mapInput<T, U>(
    value: pulumi.Input<T>,
    change: (value: T) => pulumi.Input<U>,
): pulumi.Input<U> {
    if (!isLater(value)) return change(value as T);
    const later: pulumi.OutputInstance<unknown> = pulumi.output<unknown>(value);
    return later.apply((known) => change(known as T)) as pulumi.Input<U>;
}

/**
 * The uid of an attribute that is given as a resource or as a uid. A resource is read through its `id`,
 * which stays known in the preview of its update; its other outputs do not.
 */
export const uidOf = (attribute: AttributeArgument): pulumi.Input<string> =>
    pulumi.CustomResource.isInstance(attribute) ? attribute.id : (attribute as pulumi.Input<string>);
