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
 * The text that stands in the state as a resource's provider: its life cycle runs in Pulumi's dynamic-provider host,
 * which takes the text for a module and calls its `handler`. Pulumi's own `dynamic.Resource` makes that text by
 * serializing closures, with all that they capture; this one is written by hand, so that it is the same on every
 * machine and in every release, and short, since the engine stores it twice per resource.
 */
export function shellText(path: LifecyclePath): string {
    return `exports.handler = () => require("${PACKAGE}/${path}");`;
}

/** The type token of a kind, as it stands in URNs and as policies filter by it. */
export function typeToken(type: string): string {
    return `pulumi-nodejs:dynamic/contentstack-personalize:${type}`;
}
