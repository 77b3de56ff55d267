/** Null means absent, in what a program declares as in what the server responds. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** The value without fields and elements that are null. */
export function withoutNulls<T>(value: T): T {
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.filter((each) => !isAbsent(each)).map(withoutNulls) as T;
    }
    const present = Object.entries(value).filter(([, field]) => !isAbsent(field));
    return Object.fromEntries(present.map(([name, field]) => [name, withoutNulls(field)])) as T;
}
