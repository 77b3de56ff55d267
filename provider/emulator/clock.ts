/** Returns milliseconds since 1970, like `Date.now`. */
export type Clock = () => number;

/** Returns a clock that never repeats a millisecond, so that timestamps show the order of events. */
export function strictlyIncreasing(clock: Clock): Clock {
    let last = 0;
    return () => {
        last = Math.max(clock(), last + 1);
        return last;
    };
}
