import { OUTPUT, SECRET, SIGNATURE } from "../../core/common/valueMarkers";
import { type Kind, kinds } from "../../core/model/model";
import { pluginTypeToken, typeToken } from "../../core/providerText";

/** A resource as `pulumi stack export` prints it. Fields that are not named here are kept as they are. */
export interface ResourceState {
    urn: string;
    type: string;
    id?: string;
    inputs?: Record<string, unknown>;
    outputs?: Record<string, unknown>;
    parent?: string;
    provider?: string;
    dependencies?: string[];
    propertyDependencies?: Record<string, string[] | null>;
    deletedWith?: string;
    additionalSecretOutputs?: string[];
    /** Replaced, and not deleted yet. */
    delete?: boolean;
    /** Deleted before its replacement, which is not created yet. */
    pendingReplacement?: boolean;
    created?: string;
    modified?: string;
}

export interface PendingOperation {
    resource: ResourceState;
    type: string;
}

export interface ExportedStack {
    deployment?: {
        manifest?: { time?: string };
        resources?: ResourceState[];
        pending_operations?: PendingOperation[];
    } | null;
}

/** A secret that `pulumi stack import` encrypts. */
export function secret(value: unknown): object {
    return { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) };
}

export function isSecret(value: unknown): value is object {
    return typeof value === "object" && value !== null && Reflect.get(value, SIGNATURE) === SECRET;
}

/** The paths of the secrets in a value, without indexes, as a resource class tells them to the life cycle. */
export function secretPaths(value: unknown, path: readonly string[] = []): string[] {
    if (Array.isArray(value)) {
        return [...new Set(value.flatMap((each) => secretPaths(each, path)))];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return isSecret(value)
        ? [path.join(".")]
        : Object.entries(value).flatMap(([name, field]) => secretPaths(field, [...path, name]));
}

/** A value of an export with `--show-secrets`, without the marks of secrets and outputs. */
export function plain(value: unknown): unknown {
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map(plain);
    }
    if (isSecret(value)) {
        return plain(JSON.parse(String(Reflect.get(value, "plaintext"))));
    }
    if (Reflect.get(value, SIGNATURE) === OUTPUT) {
        return plain(Reflect.get(value, "value"));
    }
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
}

/** The kind of a resource of this package, in a TypeScript program or through the plugin. */
export function kindOf({ type }: ResourceState): Kind | undefined {
    return kinds.find((kind) => typeToken(kind) === type || pluginTypeToken(kind) === type);
}

export function isOfPlugin({ type }: ResourceState): boolean {
    return kinds.some((kind) => pluginTypeToken(kind) === type);
}

/** The creates of this package that were under way when the engine ended. */
export function pendingCreates({ deployment }: ExportedStack): PendingOperation[] {
    return (deployment?.pending_operations ?? []).filter(
        ({ type, resource }) => type === "creating" && kindOf(resource) !== undefined,
    );
}

/** The pending operations that this package does not complete. */
export function otherOperations(stack: ExportedStack): PendingOperation[] {
    const ours = pendingCreates(stack);
    return (stack.deployment?.pending_operations ?? []).filter((each) => !ours.includes(each));
}

export function resourcesOf({ deployment }: ExportedStack): ResourceState[] {
    return deployment?.resources ?? [];
}
