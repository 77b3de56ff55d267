import type * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../model/model";
import { type LifecyclePath, shellText, typeToken } from "../shell";
import { extractImport, type PersonalizeResourceOptions } from "./options";
import { makeIdKnown } from "./pulumi/knownId";
import { withoutPromiseStacks } from "./pulumi/promiseStacks";
import { trackCreation } from "./references";
import { refuseTokensInClear } from "./tokenGuard";

/** One resource as its class hands it to Pulumi. */
export interface Declaration {
    /** What Pulumi's own class is constructed with. */
    readonly args: [type: string, name: string, props: pulumi.Inputs, options: pulumi.CustomResourceOptions];
    /** To be called once the resource is constructed. */
    onConstructed(resource: pulumi.CustomResource): void;
    /** To be called where it could not be, with what was thrown: what is to be thrown on. */
    onError(error: unknown): unknown;
}

/** What all kinds have in common. The resource is to be constructed at once. */
export function declaration(
    kind: Kind,
    name: string,
    props: pulumi.Inputs,
    options: PersonalizeResourceOptions | undefined,
): Declaration {
    refuseTokensInClear();
    const { options: rest, hidden } = extractImport(options ?? {});
    // A look-up by `get` reads what is live: all that is known of it is its id, and the project.
    const sent = rest.id === undefined ? props : { ...emptied(props), projectUid: props.projectUid };
    const whole = { projectUid: undefined, ...sent, ...hidden, __provider: shellText(pathOf(kind)) };
    const stacks = withoutPromiseStacks();
    return {
        args: [typeToken(kind), name, whole, rest],
        onError: stacks.traced,
        onConstructed(resource) {
            stacks.again();
            makeIdKnown(resource, options?.import);
            trackCreation(resource, props, rest);
        },
    };
}

function emptied(props: pulumi.Inputs): pulumi.Inputs {
    return Object.fromEntries(Object.keys(props).map((key) => [key, undefined]));
}

function pathOf(kind: Kind): LifecyclePath {
    return (kind.charAt(0).toLowerCase() + kind.slice(1)) as LifecyclePath;
}
