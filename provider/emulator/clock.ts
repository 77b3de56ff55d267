/** Milliseconds since 1970, as `Date.now` gives them. */
export type Clock = () => number;

/** A clock that never returns the same millisecond twice, so that timestamps give the order of events. */
export function strictlyIncreasing(clock: Clock): Clock {
    let last = 0;
    return () => {
        last = Math.max(clock(), last + 1);
        return last;
    };
}
