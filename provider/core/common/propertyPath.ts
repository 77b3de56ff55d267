/** `["variants", 1, "name"]` → `variants[1].name`. */
export function propertyPath(path: readonly PropertyKey[]): string {
    return path.reduce<string>((text, key) => {
        if (typeof key === "number") {
            return `${text}[${key}]`;
        }
        return text === "" ? String(key) : `${text}.${String(key)}`;
    }, "");
}
