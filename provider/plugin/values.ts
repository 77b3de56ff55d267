import { SECRETS_INPUT } from "../core/common/hiddenInputs";
import { propertyPath } from "../core/common/propertyPath";
import { UNKNOWN } from "../core/common/unknown";
import { OUTPUT, SECRET, SIGNATURE } from "../core/common/valueMarkers";
import { RefusedError } from "../core/errors/base";
import { Struct } from "./sdk";

export type Properties = Record<string, unknown>;

/** Further markers of the Pulumi protocol (`sdk/proto` and `resource/plugin/rpc.go` in pulumi/pulumi). */
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const ASSETS: readonly unknown[] = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];

/** Unknown values of each type: string, boolean, number, array, asset, archive, object. */
const UNKNOWNS: readonly unknown[] = [
    UNKNOWN,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

/** No argument is nested so deeply, and deeper ones could fill the stack of this process. */
const MAX_DEPTH = 200;

/** A value that no argument of this package can have. */
export class ForeignValueError extends RefusedError {
    constructor(
        readonly property: string,
        readonly reason: string,
    ) {
        super(`${property} ${reason}`);
    }
}

/** Properties as the life cycles expect them: plain values, and one marker for unknown values. */
export function fromStruct(struct: Struct | undefined): Properties {
    return plainFields((struct?.toJavaScript() ?? {}) as Properties, []);
}

/** Drops undefined values, which the protocol can't transport. */
export function toStruct(properties: object): Struct {
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)));
}

export function secret(value: unknown): Properties {
    return { [SIGNATURE]: SECRET, value };
}

/** The properties of a resource, with the paths of those that are secret as a hidden property. */
export function resourceProperties(struct: Struct | undefined): Properties {
    const properties = fromStruct(struct);
    // A state of dynamic resources has the hidden property already.
    const recorded = (properties[SECRETS_INPUT] ?? []) as string[];
    const paths = [...new Set([...recorded, ...secretPaths(struct?.toJavaScript() ?? {}, [])])];
    return paths.length === 0 ? properties : { ...properties, [SECRETS_INPUT]: paths };
}

function secretPaths(value: unknown, path: readonly string[]): string[] {
    if (Array.isArray(value)) {
        return value.flatMap((each) => secretPaths(each, path));
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const fields = value as Properties;
    if (isSecret(fields)) {
        return [path.join(".")];
    }
    return fields[SIGNATURE] === OUTPUT
        ? secretPaths(fields.value, path)
        : Object.entries(fields).flatMap(([name, field]) => secretPaths(field, [...path, name]));
}

function isSecret(value: Properties | undefined): boolean {
    return value?.[SIGNATURE] === SECRET || (value?.[SIGNATURE] === OUTPUT && value.secret === true);
}

/** The opposite of `resourceProperties`. */
export function toResourceStruct(properties: object): Struct {
    return toStruct(withMarks(properties as Properties));
}

/** Marks the values at the secret paths, instead of the hidden property. */
export function withMarks({ [SECRETS_INPUT]: paths = [], ...properties }: Properties): Properties {
    return (paths as string[]).reduce((marked, path) => marking(marked, path.split(".")), properties);
}

function marking<T>(value: T, path: readonly string[]): T {
    const [key, ...rest] = path;
    if (
        value === undefined ||
        (typeof value === "object" && value !== null && isSecret(value as Properties))
    ) {
        return value;
    }
    if (Array.isArray(value) && key !== undefined) {
        return value.map((each) => marking(each, path)) as T;
    }
    if (key === undefined) {
        return secret(value) as T;
    }
    return typeof value === "object" && value !== null && key in value
        ? { ...value, [key]: marking((value as Properties)[key], rest) }
        : value;
}

function plain(value: unknown, path: readonly PropertyKey[]): unknown {
    if (UNKNOWNS.includes(value)) {
        return UNKNOWN;
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (path.length > MAX_DEPTH) {
        throw new ForeignValueError(String(path[0]), `is nested more than ${MAX_DEPTH} levels deep.`);
    }
    if (Array.isArray(value)) {
        return value.map((each, index) => plain(each, [...path, index]));
    }
    const fields = value as Properties;
    const signature = fields[SIGNATURE];
    if (signature === undefined) {
        return plainFields(fields, path);
    }
    if (ASSETS.includes(signature)) {
        throw new ForeignValueError(
            propertyPath(path),
            "is an asset or an archive. Pass a string, a number, a boolean, a list or an object.",
        );
    }
    if (signature === OUTPUT) {
        return "value" in fields ? plain(fields.value, path) : UNKNOWN;
    }
    return signature === RESOURCE ? plain(fields.id ?? fields.urn, path) : plain(fields.value, path);
}

function plainFields(fields: Properties, path: readonly PropertyKey[]): Properties {
    return Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, plain(value, [...path, name])]),
    );
}
