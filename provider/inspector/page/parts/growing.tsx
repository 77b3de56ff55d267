import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Few enough to be rendered within one frame. */
const STEP = 10;

/**
 * A long list, of which more is rendered when its end comes near. Each step is a list of its own, so that the browser
 * can skip a step that is out of view as a whole: the cost of a frame does not grow with the number of items.
 */
export function Growing<T>({
    list,
    children,
    render,
}: {
    list: readonly T[];
    /** Wraps the items of a step. */
    children: (items: ComponentChildren) => ComponentChildren;
    render: (item: T) => ComponentChildren;
}) {
    const [count, setCount] = useState(STEP);
    const end = useRef<HTMLDivElement>(null);
    const steps = useSteps(list, count, (items) => children(items.map(render)));
    const isWhole = count >= list.length;
    // Observed anew after each step, because the end may still be near.
    useEffect(() => {
        const element = end.current;
        if (!element || isWhole) return;
        const observer = new IntersectionObserver(
            (entries) => {
                if (entries.some(({ isIntersecting }) => isIntersecting)) setCount(count + STEP);
            },
            { rootMargin: "1200px" },
        );
        observer.observe(element);
        return () => observer.disconnect();
    }, [count, isWhole]);
    return (
        <>
            {steps}
            <div ref={end} />
        </>
    );
}

/** Renders each step once per list, so that a step costs the same at the end of the list as at its beginning. */
function useSteps<T>(
    list: readonly T[],
    count: number,
    render: (items: readonly T[]) => ComponentChildren,
): readonly ComponentChildren[] {
    const last = useRef<{ list: readonly T[]; steps: ComponentChildren[] }>({ list, steps: [] });
    if (last.current.list !== list) last.current = { list, steps: [] };
    const { steps } = last.current;
    for (let start = steps.length * STEP; start < Math.min(count, list.length); start += STEP)
        steps.push(<Fragment key={start}>{render(list.slice(start, start + STEP))}</Fragment>);
    return steps.slice();
}
