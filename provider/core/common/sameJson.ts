/** Whether two values are the same JSON. The order of keys does not matter, and an undefined key equals an absent one. */
export function sameJson(a: unknown, b: unknown): boolean {
    if (a === b) {
        return true;
    }
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
        return false;
    }
    if (Array.isArray(a) !== Array.isArray(b)) {
        return false;
    }
    const keys = definedKeys(a);
    return (
        keys.length === definedKeys(b).length &&
        keys.every((key) => sameJson(Reflect.get(a, key), Reflect.get(b, key)))
    );
}

function definedKeys(value: object): string[] {
    return Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined);
}
