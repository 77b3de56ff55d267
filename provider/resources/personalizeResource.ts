import type * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../model/model";
import { type LifecyclePath, LifecycleResource } from "../shell";
import { makeIdKnown } from "./knownId";
import { adopting, type PersonalizeResourceOptions } from "./options";
import { recordBirth } from "./referred";
import { refuseTokensInClear } from "./tokenGuard";

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
export abstract class PersonalizeResource extends LifecycleResource {
    /** The project that the object belongs to. */
    declare readonly projectUid: pulumi.Output<string>;

    protected constructor(
        kind: Kind,
        name: string,
        props: pulumi.Inputs,
        options: PersonalizeResourceOptions | undefined,
    ) {
        refuseTokensInClear();
        const { options: rest, hidden } = adopting(options ?? {});
        // A look-up by `get` reads what is live: all that is known of it is its id, and the project.
        const sent = rest.id === undefined ? props : { ...emptied(props), projectUid: props.projectUid };
        super(kind, pathOf(kind), name, { projectUid: undefined, ...sent, ...hidden }, rest);
        makeIdKnown(this, options?.import);
        recordBirth(this, props, rest);
    }
}

function emptied(props: pulumi.Inputs): pulumi.Inputs {
    return Object.fromEntries(Object.keys(props).map((key) => [key, undefined]));
}

function pathOf(kind: Kind): LifecyclePath {
    return (kind.charAt(0).toLowerCase() + kind.slice(1)) as LifecyclePath;
}
