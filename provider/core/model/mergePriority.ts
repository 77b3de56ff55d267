/** Where the experiences go that the declared order does not contain. */
export type OthersPolicy = "keepRelative" | "after" | "before";

/**
 * The whole order of a project, from the live one and the declared one.
 *
 * - `keepRelative`: our new experiences move behind our last old one, or stay in place if none is old. Then our
 *   experiences fill their positions in the declared order. The others keep their positions.
 * - `after`: ours first, then the others in their order.
 * - `before`: the others first in their order, then ours.
 *
 * @param old the previously declared order, whose experiences have a position already
 */
export function mergePriority(
    live: readonly string[],
    declared: readonly string[],
    old: readonly string[],
    policy: OthersPolicy,
): string[] {
    const ours = declared.filter((uid) => live.includes(uid));
    const others = live.filter((uid) => !ours.includes(uid));
    switch (policy) {
        case "after":
            return [...ours, ...others];
        case "before":
            return [...others, ...ours];
        case "keepRelative":
            return fillPositions(moveNewBehindLast(live, ours, old), ours);
        default:
            throw new Error(`Unknown policy ${String(policy satisfies never)}`);
    }
}

/** Moves our new experiences behind our last old one. */
function moveNewBehindLast(
    live: readonly string[],
    ours: readonly string[],
    old: readonly string[],
): string[] {
    const isOld = (uid: string) => ours.includes(uid) && old.includes(uid);
    const lastOld = live.findLast(isOld);
    if (lastOld === undefined) {
        return [...live];
    }
    const fresh = live.filter((uid) => ours.includes(uid) && !isOld(uid));
    return live
        .filter((uid) => !fresh.includes(uid))
        .flatMap((uid) => (uid === lastOld ? [uid, ...fresh] : [uid]));
}

function fillPositions(live: readonly string[], ours: readonly string[]): string[] {
    const rest = [...ours];
    return live.map((uid) => (ours.includes(uid) ? (rest.shift() as string) : uid));
}
