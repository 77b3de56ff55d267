/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether the value is an object, and neither a list nor null. */
export const isFields = (value: unknown): value is Fields =>
    typeof value === "object" && value !== null && !Array.isArray(value);

/** An entry of the record, but not an inherited member such as `constructor`. */
export const own = <V>(record: Readonly<Record<string, V>>, name: unknown): V | undefined =>
    typeof name === "string" && Object.hasOwn(record, name) ? record[name] : undefined;

/** Whether the field is absent. Some clients write `null` instead. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/**
 * Whether the object is a combination of rules. If `__type` is missing, or unknown in a preview, the fields decide.
 */
export const isCombination = (node: Fields): boolean =>
    node.__type === "RuleCombination" ||
    (node.__type !== "Rule" && ("rules" in node || "combinationType" in node));

/** The JSON pointer (RFC 6901) to a member of this name: `a/b` becomes `/a~1b`. */
export const pointerTo = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

/**
 * Whether the string is a JSON pointer: empty, or parts that start with `/` and write `~0` or `~1` for `~` and `/`.
 */
export const isPointer = (text: string): boolean => /^(\/([^/~]|~[01])*)*$/u.test(text);

/** The name of the member that the pointer leads to. Undefined if the pointer is deeper, or invalid. */
export function memberAt(pointer: string): string | undefined {
    if (!isPointer(pointer) || pointer.lastIndexOf("/") !== 0) return undefined;
    return pointer.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
}
