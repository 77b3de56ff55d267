import type * as pulumi from "@pulumi/pulumi";

/** What names another project than the configured one. */
export interface PersonalizeResourceArgs {
    /**
     * The project that the object belongs to: 24 hexadecimal digits, shown under Settings → General. A change
     * replaces the resource.
     *
     * @default the configured project (`contentstack-personalize:projectUid`)
     */
    projectUid?: pulumi.Input<string>;
}

/** What a look-up by `get` may need beside the id. */
export interface PersonalizeResourceState {
    /**
     * The project that the object belongs to.
     *
     * @default the configured project (`contentstack-personalize:projectUid`)
     */
    projectUid?: pulumi.Input<string>;
}

// Not a class that the others extend: Pulumi takes what called the first class below `CustomResource` for the user's
// line, which it shows, and writes it into the state with everything that led there.
/** What all resources of this package are. */
export interface PersonalizeResource extends pulumi.CustomResource {
    /** The project that the object belongs to. */
    readonly projectUid: pulumi.Output<string>;
}
