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
