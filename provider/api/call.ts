import { ConfigurationError, PersonalizeError } from "../errors/base";
import { isProjectUid, quoted } from "./settingValues";

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** One operation of the API. */
export interface Call<T> {
    readonly method: "GET" | "POST" | "PUT" | "DELETE";
    readonly path: string;
    readonly projectUid?: string;
    readonly organizationUid?: string;
    readonly query?: Query;
    readonly body?: unknown;
    /** Sent twice it does what it does when sent once. */
    readonly repeatable: boolean;
    /** Reads the body of a success; throws `Misshapen`. Left out where the body does not matter. */
    readonly read?: (body: unknown) => T;
}

/** A path of fixed words and of uids, none of which can lead to another operation. */
export function path(strings: TemplateStringsArray, ...uids: string[]): string {
    const segments = uids.map((uid) => {
        if (uid === "" || /^\.+$/.test(uid)) throw new PersonalizeError(`${quoted(uid)} is not a uid.`);
        return encodeURIComponent(uid);
    });
    return String.raw({ raw: strings }, ...segments);
}

/** Refused here as well, since a header is no place for what a program computed. */
export function checkedProject(projectUid: string): string {
    if (!isProjectUid(projectUid))
        throw new ConfigurationError(
            `${quoted(projectUid)} is not the uid of a project; it must be the 24 hexadecimal digits under Settings → General → Project Details in Personalize.`,
        );
    return projectUid;
}

export function queryString(query: Query = {}): string {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
        for (const item of Array.isArray(value) ? value : [value])
            if (item !== undefined) search.append(name, String(item));
    const text = search.toString();
    return text === "" ? "" : `?${text}`;
}
