import type { Passing } from "./oddServer";

type Bag = Record<string, unknown>;

/**
 * The writes that passed, one line each, in the order of their lines. Two servers give different uids to what is
 * created, so each uid of a creation is replaced by what was sent to create it.
 */
export function comparableWrites(seen: readonly Passing[]): string[] {
    const writes = seen.filter(({ method }) => method !== "GET");
    const names = new Map<string, string>();
    const named = (text: string) =>
        [...names].reduce((line, [uid, name]) => line.replaceAll(uid, name), text);
    for (const { method, path, sent, status, text } of writes) {
        if (method !== "POST" || status >= 300) continue;
        const { uid, latestVersion } = JSON.parse(text) as { uid: string; latestVersion?: string };
        const { name, key, status: wanted } = sent as Bag;
        const made = `«${named(path)} ${key ?? name ?? wanted}»`;
        names.set(uid, made);
        if (latestVersion !== undefined) names.set(latestVersion, `«first version of ${made}»`);
    }
    return writes.map(({ method, path, sent }) => named(`${method} ${path} ${JSON.stringify(sent)}`)).sort();
}
