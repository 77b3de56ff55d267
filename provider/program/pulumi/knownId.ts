import * as pulumi from "@pulumi/pulumi";
import { applyWithUnknowns } from "./withUnknowns";

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
    const id = applyWithUnknowns(resource.id, (known) =>
        // A resource that is already in the state keeps its id, whatever the option says.
        known === undefined || pulumi.isUnknown(known) ? imported : known,
    );
    Reflect.set(resource, "id", id);
}
