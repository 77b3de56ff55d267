import type { WireVersion, WireVersionBody } from "../../core/wire";
import { fields } from "./fields";

/**
 * Returns whether a body has the same content as a stored version. A missing `shortUid` is no difference, because the
 * documentation pauses a version without naming the `shortUid`s of its variants.
 */
export function sameContent(stored: WireVersion, body: WireVersionBody): boolean {
    return fields.version.writable.every((field) => covers(stored[field] ?? null, body[field] ?? null));
}

const defaulted = new Set(["shortUid", "lyticsAudiences"]);

function covers(stored: unknown, sent: unknown): boolean {
    if (!isObject(stored) || !isObject(sent)) return stored === sent || (isEmpty(stored) && isEmpty(sent));
    const keys = new Set([...Object.keys(stored), ...Object.keys(sent)]);
    return [...keys].every(
        (key) =>
            (defaulted.has(key) && sent[key] === undefined) || covers(stored[key] ?? null, sent[key] ?? null),
    );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;

/** `targeting: {}` and `metrics: []` are equivalent to omitted fields. */
const isEmpty = (value: unknown) => value === null || (isObject(value) && Object.keys(value).length === 0);
