import { withoutNulls } from "../common/absent";
import { isErrorBody, readErrorBody } from "../errors/body";
import { pageTitle } from "../errors/text";

/** A response that does not fit its operation. The message continues “the response …”. */
export class MalformedResponseError extends Error {}

const MAX_DEPTH = 100;

/** Parses the body of a success or throws `MalformedResponseError`. */
export function parseBody(text: string): unknown {
    const plain = text.replace(/^\uFEFF/, "").trim();
    if (plain === "") throw new MalformedResponseError("is empty");
    if (depth(plain) > MAX_DEPTH)
        throw new MalformedResponseError(`is nested more than ${MAX_DEPTH} levels deep`);
    let body: unknown;
    try {
        body = JSON.parse(plain);
    } catch {
        throw new MalformedResponseError(
            pageTitle(plain) ? `is ${pageTitle(plain)}` : "is not JSON, or is incomplete",
        );
    }
    if (isErrorBody(body))
        throw new MalformedResponseError(
            `has the status of a success, but contains an error: ${readErrorBody(body, plain).details}`,
        );
    return body;
}

/** Parses the body of a failure, which can be anything. */
export function parseLeniently(text: string): unknown {
    try {
        return depth(text) > MAX_DEPTH ? undefined : JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Keeps unknown fields and values, apart from null. Only the `uid` is required. */
export function asObject<T extends { uid: string }>(body: unknown): T {
    if (!hasUid(body)) throw new MalformedResponseError("is not an object with a `uid`");
    return withoutNulls(body) as T;
}

export function asList<T extends { uid: string }>(body: unknown): T[] {
    if (!Array.isArray(body)) throw new MalformedResponseError("is not a list");
    const odd = body.findIndex((element) => !hasUid(element));
    if (odd >= 0) throw new MalformedResponseError(`is a list whose element ${odd} has no \`uid\``);
    return body.map(withoutNulls) as T[];
}

function hasUid(value: unknown): value is { uid: string } {
    return (
        typeof value === "object" && value !== null && typeof (value as { uid?: unknown }).uid === "string"
    );
}

/** The nesting depth, counted before parsing because later code walks the tree recursively. */
function depth(json: string): number {
    let [level, deepest, inString] = [0, 0, false];
    for (let i = 0; i < json.length; i++) {
        const character = json.charCodeAt(i);
        if (inString) {
            if (character === 0x5c) i += 1;
            else if (character === 0x22) inString = false;
        } else if (character === 0x22) inString = true;
        else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, ++level);
        else if (character === 0x7d || character === 0x5d) level -= 1;
    }
    return deepest;
}
