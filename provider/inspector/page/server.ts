import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { View } from "../server/view";

/** Sends a request to the server of this page, and throws its message if it fails. */
export async function ask<T>(path: string, method: "GET" | "POST" = "GET", body?: object): Promise<T> {
    const response = await fetch(`/__inspector/${path}`, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer as T;
    throw new Error((answer as { message?: string }).message ?? `The server answered ${response.status}.`);
}

export interface Inspected {
    readonly view?: View;
    /** Grows with each change in the project, its analytics or its traffic. */
    readonly changes: number;
    /** Whether the server tells the page of changes. */
    readonly connected: boolean;
    /** Why the view could not be loaded. */
    readonly failure?: string;
}

/** The view of the project, loaded again after each change. */
export function useInspected(): Inspected {
    const [inspected, setInspected] = useState<Inspected>({ changes: 0, connected: true });
    const update = useCallback(
        (change: Partial<Inspected>) => setInspected((now) => ({ ...now, ...change })),
        [],
    );
    useEffect(() => {
        const loader = viewLoader(update);
        return whileVisible(() =>
            changeStream({
                onChange: (revision) => {
                    setInspected((now) => ({ ...now, connected: true, changes: now.changes + 1 }));
                    loader(revision);
                },
                onLost: () => update({ connected: false }),
            }),
        );
    }, [update]);
    return inspected;
}

/** Loads the view if its revision is not the one that is shown. Only one request is under way at any time. */
function viewLoader(update: (change: Partial<Inspected>) => void): (revision: number) => void {
    let shown: number | undefined;
    let loading = false;
    let wanted: number | undefined;
    const load = async (): Promise<void> => {
        loading = true;
        while (wanted !== undefined && wanted !== shown) {
            wanted = undefined;
            try {
                const { revision, view } = await ask<{ revision: number; view: View }>("project");
                shown = revision;
                update({ view, failure: undefined });
            } catch (error) {
                update({ failure: (error as Error).message });
            }
        }
        loading = false;
    };
    return (revision) => {
        wanted = revision;
        if (!loading) void load();
    };
}

interface Listener {
    onChange(revision: number): void;
    onLost(): void;
}

/** A browser connects again by itself, unless the server refused the connection. */
function changeStream({ onChange, onLost }: Listener): () => void {
    let source: EventSource;
    let again: number | undefined;
    const connect = (): void => {
        source = new EventSource("/__inspector/changes");
        source.onmessage = ({ data }) => onChange(Number(data));
        source.onerror = () => {
            onLost();
            if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, 2000);
        };
    };
    connect();
    return () => {
        clearTimeout(again);
        source.close();
    };
}

/** Runs while the page is visible, because a live project is read again as long as a page listens. */
function whileVisible(start: () => () => void): () => void {
    let stop: (() => void) | undefined;
    const follow = (): void => {
        if (document.hidden) {
            stop?.();
            stop = undefined;
        } else stop ??= start();
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
        document.removeEventListener("visibilitychange", follow);
        stop?.();
    };
}

export interface Loaded<T> {
    readonly data?: T;
    readonly failure?: string;
}

/**
 * The JSON of a path. It is loaded again when `version` changes, and the old one is shown meanwhile.
 *
 * @param keep whether the JSON of another path is shown until that of this path has come
 */
export function useLoaded<T>(path: string, version: unknown, keep = false): Loaded<T> {
    const [loaded, setLoaded] = useState<Loaded<T> & { path?: string }>({});
    const present = useRef(path);
    present.current = path;
    // A new version loads the same path again.
    useEffect(() => {
        ask<T>(path).then(
            (data) => present.current === path && setLoaded({ path, data }),
            (error: Error) => present.current === path && setLoaded({ path, failure: error.message }),
        );
    }, [path, version]);
    return keep || loaded.path === path ? loaded : {};
}
