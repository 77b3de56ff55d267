/** What happens to the experiences that the declared order does not name. */
export type OthersPolicy = "keepRelative" | "after" | "before";

/**
 * The whole order of a project, from the live one and the declared one.
 *
 * - `keepRelative`: ours that are new in the order move behind our last old one (they stay where the server put
 *   them where none is old); then ours fill, in the declared order, the places that ours hold. The others keep
 *   their places.
 * - `after`: ours first, the others behind them in their order.
 * - `before`: the others first, in their order, ours behind them.
 *
 * @param old the order as we declared it before: what is in it holds a place already.
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

/** Moves ours that are new behind our last old one. */
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
