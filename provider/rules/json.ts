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

/** JSON pointers (RFC 6901), which say where in a JSON value something stands: `/plan/tier`. */

/** The pointer to a member of the given name: `a/b` becomes `/a~1b`. */
export const pointerTo = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** Whether the text is a JSON pointer: empty, or parts that begin with `/` and in which `~` is `~0` or `~1`. */
export const isPointer = (text: string): boolean => /^(\/([^/~]|~[01])*)*$/u.test(text);

/** The name of the one member that the pointer leads to, or `undefined` where it leads deeper or nowhere. */
export function memberAt(pointer: string): string | undefined {
    if (!isPointer(pointer) || pointer.lastIndexOf("/") !== 0) return undefined;
    return pointer.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
}
