import * as pulumi from "@pulumi/pulumi";

const PACKAGE = "pulumi-contentstack-personalize";

/** The subpaths of the package under which the host finds the life cycles. Every state ever written names them. */
export type LifecyclePath =
    | "attribute"
    | "audience"
    | "event"
    | "experience"
    | "experienceVersion"
    | "experiencesPriority";

/**
 * A resource whose life cycle runs in Pulumi's dynamic-provider host.
 *
 * The host gets the text of a module from the state and calls its `handler`. Pulumi's own `dynamic.Resource`
 * makes that text by serializing closures, with all that they capture; this one writes it by hand, so that it is
 * the same on every machine and in every release, and short, since the engine stores it twice per resource.
 */
export abstract class LifecycleResource extends pulumi.CustomResource {
    protected constructor(
        type: string,
        path: LifecyclePath,
        name: string,
        props: pulumi.Inputs,
        options: pulumi.CustomResourceOptions,
    ) {
        const text = `exports.handler = () => require("${PACKAGE}/${path}");`;
        super(typeToken(type), name, { ...props, __provider: text }, options);
    }
}

/** The type token of a kind, as it stands in URNs and as policies filter by it. */
export function typeToken(type: string): string {
    return `pulumi-nodejs:dynamic/contentstack-personalize:${type}`;
}
