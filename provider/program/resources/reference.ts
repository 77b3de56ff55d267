import * as pulumi from "@pulumi/pulumi";
import { isAbsent } from "../../core/common/absent";
import { RefusedError } from "../../core/errors/base";

/** A resource, or the uid of an object that is managed elsewhere. */
export type Reference<Resource extends pulumi.CustomResource> = Resource | pulumi.Input<string>;

/** A list of resources or uids. The list itself can be an output. */
export type References<Resource extends pulumi.CustomResource> = pulumi.Input<Reference<Resource>[]>;

/**
 * The uid of a referenced object. It is read from the resource's `id`, the only output that stays known in the
 * preview of an update. Any other output would mark each dependant as changed.
 */
export function uidOf<Resource extends pulumi.CustomResource>(
    reference: Reference<Resource>,
): pulumi.Input<string> {
    return pulumi.CustomResource.isInstance(reference) ? reference.id : reference;
}

export function uidsOf<Resource extends pulumi.CustomResource>(
    references: References<Resource>,
): pulumi.Input<pulumi.Input<string>[]> {
    if (Array.isArray(references)) {
        return references.filter((each) => !isAbsent(each)).map((each) => uidOf(each));
    }
    if (pulumi.CustomResource.isInstance(references)) {
        throw new RefusedError(
            "Expected a list of resources, but got a single resource. Put it in a list: [ … ].",
        );
    }
    const resolved = pulumi.output(references) as pulumi.Output<(Resource | string)[] | undefined>;
    return resolved.apply((list = []) =>
        pulumi.all(list.filter((each) => !isAbsent(each)).map((each) => uidOf<Resource>(each))),
    );
}
