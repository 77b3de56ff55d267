import type * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../model/model";
import { type LifecyclePath, shellText, typeToken } from "../shell";
import { trackCreation } from "./dependencies";
import { experienceDependency } from "./experienceDependency";
import { extractImport, type PersonalizeResourceOptions } from "./personalizeResource";
import { makeIdKnown } from "./pulumi/knownId";
import { refuseTokensInClear, warnOfUnknownSettings } from "./pulumi/stackConfiguration";

/** What a resource class passes to Pulumi's constructor, and has to call around it. */
export interface Declaration {
    /** The arguments for the constructor of `pulumi.CustomResource`. */
    readonly args: [type: string, name: string, props: pulumi.Inputs, options: pulumi.CustomResourceOptions];
    /** To be called after the construction. */
    onConstructed(resource: pulumi.CustomResource): void;
}

/** Prepares the construction of a resource. */
export function declaration(
    kind: Kind,
    name: string,
    props: pulumi.Inputs,
    options: PersonalizeResourceOptions | undefined,
): Declaration {
    refuseTokensInClear();
    warnOfUnknownSettings();
    const { options: rest, hidden } = extractImport(options ?? {});
    // `get` reads the live object: the program gives its id and its project only.
    const sent = rest.id === undefined ? props : { ...emptied(props), projectUid: props.projectUid };
    const dependency = experienceDependency(kind, props, rest);
    const provider = { __provider: shellText(pathOf(kind)) };
    const whole = { projectUid: undefined, ...sent, ...hidden, ...dependency, ...provider };
    return {
        args: [typeToken(kind), name, whole, rest],
        onConstructed(resource) {
            makeIdKnown(resource, options?.import);
            trackCreation(kind, resource, props, rest);
        },
    };
}

function emptied(props: pulumi.Inputs): pulumi.Inputs {
    return Object.fromEntries(Object.keys(props).map((key) => [key, undefined]));
}

function pathOf(kind: Kind): LifecyclePath {
    return (kind.charAt(0).toLowerCase() + kind.slice(1)) as LifecyclePath;
}
