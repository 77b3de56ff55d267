import { SECRETS_INPUT } from "../../core/common/hiddenInputs";
import { redact, withoutMarker } from "../../core/common/redact";
import { isUnknown } from "../../core/common/unknown";
import { SECRET, SIGNATURE } from "../../core/common/valueMarkers";
import type { Failure } from "../../core/model/failure";
import { CONDITIONS, PRESETS } from "../../core/rules/conditions";
import type { Props } from "./props";

/** The words of the API. A secret that is one of them tells nothing, and messages need them. */
const VOCABULARY: ReadonlySet<unknown> = new Set([
    ...["AND", "OR", "ACTIVE", "DRAFT", "PAUSED", "SEGMENTED", "AB_TEST", "Primary", "Secondary"],
    ...["keepRelative", "after", "before"],
    ...Object.keys(CONDITIONS),
    ...Object.keys(PRESETS),
]);

/** The secret texts that this phase has seen. A message about one resource can quote the name of another one. */
const secrets = new Set<string>();

/** The secret paths of a resource, as a property of the state. */
export function secretsIn(props: Props): { [SECRETS_INPUT]?: readonly string[] } {
    const paths = pathsIn(props);
    return paths.length === 0 ? {} : { [SECRETS_INPUT]: paths };
}

export function pathsIn(props: Props): readonly string[] {
    return (props[SECRETS_INPUT] as string[] | undefined) ?? [];
}

/** Records the secret values, so that no message shows them. */
export function rememberSecrets(...each: readonly Props[]): void {
    const paths = new Set(each.flatMap(pathsIn));
    for (const props of each) {
        for (const path of paths) {
            rememberAt(props, path.split("."));
        }
    }
}

function rememberAt(value: unknown, [key, ...rest]: readonly string[]): void {
    if (Array.isArray(value)) {
        for (const each of value) {
            rememberAt(each, key === undefined ? [] : [key, ...rest]);
        }
    } else if (typeof value === "object" && value !== null) {
        for (const [name, field] of Object.entries(value)) {
            if (key === undefined ? name !== "__type" : name === key) {
                rememberAt(field, key === undefined ? [] : rest);
            }
        }
    } else if (typeof value === "string" && value !== "" && !isUnknown(value) && !VOCABULARY.has(value)) {
        secrets.add(value);
    }
}

/** A text for the user, without secrets and without the engine's marker for unknown values. */
export function messageText(text: string): string {
    return redact(withoutMarker(text), secrets);
}

/** Whether a value contains a secret text. */
export function containsSecret(value: unknown): boolean {
    return typeof value === "object" && value !== null
        ? Object.values(value).some(containsSecret)
        : secrets.has(value as string);
}

/** A suggestion for a secret value is almost the value. */
const SUGGESTION = / (?:Did you mean|Write) [^?]*?[?.](?= |$)/g;

/** A failure as the engine may print it. It also prints the value of a property that it finds. */
export function failureText({ property, reason }: Failure, paths: readonly string[]): Failure {
    const path = property.replace(/\[\d+\]/g, "");
    const isSecret = paths.some((each) => covers(each, path) || covers(path, each));
    return isSecret && path !== ""
        ? {
              property: property === path && !path.includes(".") ? `${property}[*]` : property,
              reason: messageText(reason.replace(SUGGESTION, "")),
          }
        : { property, reason: messageText(reason) };
}

/** Whether the value at a path contains that at another path. */
export function covers(path: string, other: string): boolean {
    return other === path || other.startsWith(`${path}.`);
}

/** Marks outputs as secret. The engine marks those that have the name of a secret input. */
export function asSecretOutputs(outputs: Props, names: readonly string[]): Props {
    const marked = names
        .filter((name) => outputs[name] !== undefined)
        .map((name) => [name, { [SIGNATURE]: SECRET, value: outputs[name] }]);
    return { ...outputs, ...Object.fromEntries(marked) };
}

/** Runs a call of the engine. No error that it throws shows a secret. */
export async function withoutSecrets<T>(each: readonly Props[], call: () => Promise<T>): Promise<T> {
    rememberSecrets(...each);
    try {
        return await call();
    } catch (error) {
        if (error instanceof Error) {
            error.message = messageText(error.message);
            error.stack = error.stack && messageText(error.stack);
        }
        throw error;
    }
}
