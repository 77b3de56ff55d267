import * as pulumi from "@pulumi/pulumi";

/** `apply` may run on values that a preview does not know; the SDK's types lack the argument that asks for it. */
interface WithUnknowns<T> {
    apply<U>(change: (value: T | undefined) => U, runWithUnknowns: true): pulumi.Output<U>;
}

/**
 * Gives a resource that takes an object over the id that it will have. The engine knows no id in the preview of a
 * create, so whatever refers to the resource could be compared with what is live by the update only.
 */
export function makeIdKnown(
    resource: pulumi.CustomResource,
    imported: pulumi.Input<string> | undefined,
): void {
    if (typeof imported !== "string" || !pulumi.runtime.isDryRun()) {
        return;
    }
    const registered = resource.id as unknown as WithUnknowns<string>;
    const id = registered.apply(
        // What stands in the state already goes on with its id, whatever the option says.
        (known) => (known === undefined || pulumi.isUnknown(known) ? imported : known),
        true,
    );
    Object.assign(resource, { id });
}
