const PACKAGE = "pulumi-contentstack-personalize";

/**
 * The subpaths of the package from which the host loads the life cycles. Existing states contain them, so they must
 * not change.
 */
export type LifecyclePath =
    | "attribute"
    | "audience"
    | "event"
    | "experience"
    | "experienceVersion"
    | "experiencesPriority";

/**
 * Returns the text that the state contains as a resource's provider. Pulumi's dynamic-provider host evaluates it as a
 * module and calls its `handler`. `dynamic.Resource` would serialize closures with everything that they capture. This
 * text is constant, so it is the same on every machine and in every release. It is short, because the engine stores
 * it twice per resource.
 */
export function shellText(path: LifecyclePath): string {
    return `exports.handler = () => require("${PACKAGE}/${path}");`;
}

/** Returns the type token of a dynamic resource, which URNs contain and policies filter by. */
export function typeToken(type: string): string {
    return `pulumi-nodejs:dynamic/contentstack-personalize:${type}`;
}

/** Returns the type token of a resource of the provider plugin. */
export function pluginTypeToken(type: string): string {
    return `contentstack-personalize:index:${type}`;
}
