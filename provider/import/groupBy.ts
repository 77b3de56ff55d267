/** The list in parts, in the order in which their keys first come; `Map.groupBy` of later Node.js versions. */
export function groupBy<T, Key>(list: readonly T[], keyOf: (each: T) => Key): Map<Key, T[]> {
    const groups = new Map<Key, T[]>();
    for (const each of list) {
        const group = groups.get(keyOf(each));
        if (group === undefined) groups.set(keyOf(each), [each]);
        else group.push(each);
    }
    return groups;
}
