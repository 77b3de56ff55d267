import * as pulumi from "@pulumi/pulumi";

/** The internal form of `apply` that also runs on unknown values. */
interface WithUnknowns<T> {
    apply<U>(change: (value: T | undefined) => U, runWithUnknowns: true): pulumi.Output<U>;
}

/**
 * Makes the id of an adopted resource known in the preview. The engine knows no id in the preview of a create, so the
 * preview could not compare the resources that refer to it with the live objects.
 */
export function makeIdKnown(
    resource: pulumi.CustomResource,
    imported: pulumi.Input<string> | undefined,
): void {
    if (typeof imported !== "string" || !pulumi.runtime.isDryRun()) {
        return;
    }
    // Without the internal form, the id stays unknown in the preview.
    const registered = resource.id as unknown as WithUnknowns<string>;
    const id = registered.apply(
        // A resource that is already in the state keeps its id, whatever the option says.
        (known) => (known === undefined || pulumi.isUnknown(known) ? imported : known),
        true,
    );
    Reflect.set(resource, "id", id);
}
