import * as pulumi from "@pulumi/pulumi";

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

/** What all resources of this package are. */
export abstract class PersonalizeResource extends pulumi.CustomResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;
}
