import * as pulumi from "@pulumi/pulumi";
import { isAbsent } from "../../core/common/absent";
import { INCOMPLETE_INPUT, SECRETS_INPUT } from "../../core/common/hiddenInputs";
import { printable } from "../../core/common/printable";
import { RefusedError } from "../../core/errors/base";
import type { Kind } from "../../core/model/model";
import { type LifecyclePath, shellText, typeToken } from "../../core/providerText";
import { incompleteInput } from "../pulumi/incompleteInput";
import { makeIdKnown } from "../pulumi/knownId";
import { secretPaths } from "../pulumi/secretPaths";
import { refuseTokensInClear, warnOfUnknownSettings } from "../pulumi/stackConfiguration";
import { markDuplicates } from "./declaredOnce";
import { trackCreation } from "./dependencies";
import { experienceDependency } from "./experienceDependency";
import { extractImport, type PersonalizeResourceOptions } from "./personalizeResource";
import { makeUnsetOutputsKnown } from "./unsetOutputs";

/** What a resource class passes to Pulumi's constructor, and has to call around it. */
export interface Declaration {
    /** The arguments for the constructor of `pulumi.CustomResource`. */
    readonly args: [type: string, name: string, props: pulumi.Inputs, options: pulumi.CustomResourceOptions];
    /** To be called after the construction. */
    onConstructed(resource: pulumi.CustomResource): void;
}

/**
 * The arguments without those that are null. Refuses arguments that are not an object: an Output would seem to have
 * every argument.
 */
export function requireArguments<Args>(kind: Kind, name: string, args: Args): Args {
    if (pulumi.Output.isInstance(args) || args instanceof Promise) {
        throw new RefusedError(
            `${kind} "${name}": the arguments as a whole are an Output or a Promise. Pass an object, and make its values outputs: { name: args.apply((value) => value.name), … }.`,
        );
    }
    if (typeof args !== "object" || args === null || Array.isArray(args)) {
        throw new RefusedError(
            `${kind} "${name}": the arguments must be an object, { … }; they are ${printable(args)}.`,
        );
    }
    return present(args);
}

/** The arguments that a program writes out are not nested more deeply, apart from definitions. */
const MAX_DEPTH = 8;

/** The value without null and undefined, as far as the program writes it out. */
function present<T>(value: T, depth = 0): T {
    if (Array.isArray(value)) {
        return value.filter((each) => !isAbsent(each)).map((each) => present(each, depth + 1)) as T;
    }
    const isPlain =
        typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    if (!isPlain || depth > MAX_DEPTH) {
        return value;
    }
    const fields = Object.entries(value).filter(([, field]) => !isAbsent(field));
    return Object.fromEntries(fields.map(([name, field]) => [name, present(field, depth + 1)])) as T;
}

/** The argument `name`, or the logical name if it is absent. */
export function nameOf({ name }: { name?: pulumi.Input<string> }, logicalName: string): pulumi.Input<string> {
    return pulumi.Output.isInstance(name) || name instanceof Promise
        ? pulumi.output(name as pulumi.Input<string | undefined>).apply((known) => known ?? logicalName)
        : (name ?? logicalName);
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
    const secrets = rest.id === undefined ? { [SECRETS_INPUT]: secretPaths(props) } : {};
    const incomplete = rest.id === undefined ? { [INCOMPLETE_INPUT]: incompleteInput(props) } : {};
    // Only an experience has an argument that replaces it under the same name.
    const retained = kind === "Experience" && rest.retainOnDelete ? { __retainOnDelete: true } : {};
    const provider = { __provider: shellText(pathOf(kind)) };
    const whole: pulumi.Inputs = {
        projectUid: undefined,
        ...sent,
        ...hidden,
        ...dependency,
        ...secrets,
        ...incomplete,
        ...retained,
        ...provider,
    };
    if (rest.id === undefined) {
        markDuplicates(kind, name, whole);
    }
    return {
        args: [typeToken(kind), name, whole, rest],
        onConstructed(resource) {
            makeIdKnown(resource, options?.import);
            if (rest.id === undefined) {
                makeUnsetOutputsKnown(kind, resource, props);
            }
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
