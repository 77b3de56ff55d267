import { useEffect, useState } from "preact/hooks";

/** A view, the object that it shows, and what the reader chose there. It is the fragment of the address. */
export interface Route {
    readonly view: string;
    readonly id?: string;
    readonly query: URLSearchParams;
}

export function parseRoute(fragment: string): Route {
    const [path = "", search = ""] = fragment.replace(/^#\/?/, "").split(/\?(.*)/s);
    const [view = "", id] = path.split("/").map(decoded);
    return { view, id: id === "" ? undefined : id, query: new URLSearchParams(search) };
}

export function hrefOf(view: string, id?: string, query: Readonly<Record<string, string>> = {}): string {
    const path = [view, ...(id === undefined ? [] : [id])].map(encodeURIComponent).join("/");
    const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
    return `#/${path}${search === "" ? "" : `?${search}`}`;
}

/** Changes the query of the present view without a new entry in the history. */
export function replaceQuery(change: Readonly<Record<string, string>>): void {
    const { view, id, query } = parseRoute(location.hash);
    history.replaceState(null, "", hrefOf(view, id, { ...Object.fromEntries(query), ...change }));
    dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useRoute(): Route {
    const [fragment, setFragment] = useState(location.hash);
    useEffect(() => {
        const follow = () => setFragment(location.hash);
        addEventListener("hashchange", follow);
        return () => removeEventListener("hashchange", follow);
    }, []);
    return parseRoute(fragment);
}

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
