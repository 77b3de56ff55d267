import type * as pulumi from "@pulumi/pulumi";

/**
 * Adds a hidden input to a resource that is constructed already. The SDK reads the inputs after the synchronous part of
 * the program. With an SDK that copies them before, or a transformation that does, the resource registers without it.
 */
export function addLateInput(props: pulumi.Inputs, name: `__${string}`, value: string): void {
    props[name] ??= value;
}
