import { sameJson } from "../core/common/sameJson";
import type { Properties } from "./values";

export type ChangeKind = "add" | "delete" | "update";

/**
 * The paths that differ in the changed arguments, such as `variants[1].name`.
 *
 * @param fields the arguments that the life cycle found changed
 */
export function changedPaths(
    fields: readonly string[],
    olds: Properties,
    news: Properties,
): Map<string, ChangeKind> {
    const paths = new Map<string, ChangeKind>();
    for (const field of fields) {
        addPaths(paths, field, olds[field], news[field]);
        if (![...paths.keys()].some((path) => path.startsWith(field))) {
            paths.set(field, "update");
        }
    }
    return paths;
}

function addPaths(paths: Map<string, ChangeKind>, path: string, before: unknown, after: unknown): void {
    if (sameJson(before, after)) {
        return;
    }
    if (before === undefined || after === undefined) {
        paths.set(path, before === undefined ? "add" : "delete");
    } else if (Array.isArray(before) && Array.isArray(after)) {
        const length = Math.max(before.length, after.length);
        for (let index = 0; index < length; index++) {
            addPaths(paths, `${path}[${index}]`, before[index], after[index]);
        }
    } else if (isObject(before) && isObject(after)) {
        for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
            addPaths(paths, memberPath(path, name), before[name], after[name]);
        }
    } else {
        paths.set(path, "update");
    }
}

function isObject(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The engine reads a name with other characters in quotes and brackets only. */
function memberPath(path: string, name: string): string {
    return /^\w+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
