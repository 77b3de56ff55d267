import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Few enough to be rendered within one frame. */
const STEP = 20;

/** A long list, of which more is rendered when its end comes near. */
export function Growing<T>({
    list,
    children,
    render,
}: {
    list: readonly T[];
    /** Wraps what is rendered. */
    children: (items: ComponentChildren) => ComponentChildren;
    render: (item: T) => ComponentChildren;
}) {
    const [count, setCount] = useState(STEP);
    const end = useRef<HTMLDivElement>(null);
    const items = useRendered(list, count, render);
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
            {children(items)}
            <div ref={end} />
        </>
    );
}

/** Renders each item once per list, so that a step costs the same at the end of the list as at its beginning. */
function useRendered<T>(
    list: readonly T[],
    count: number,
    render: (item: T) => ComponentChildren,
): readonly ComponentChildren[] {
    const last = useRef<{ list: readonly T[]; items: ComponentChildren[] }>({ list, items: [] });
    if (last.current.list !== list) last.current = { list, items: [] };
    const { items } = last.current;
    items.push(...list.slice(items.length, count).map(render));
    return items.slice();
}
