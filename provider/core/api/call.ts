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
    /** Whether the request is idempotent. */
    readonly repeatable: boolean;
    /** Parses the body of a success or throws `MalformedResponseError`. Absent if the body does not matter. */
    readonly read?: (body: unknown) => T;
}

/** Builds a path in which no uid can lead to another operation. */
export function path(strings: TemplateStringsArray, ...uids: string[]): string {
    const segments = uids.map((uid) => {
        if (uid === "" || /^\.+$/.test(uid)) throw new PersonalizeError(`${quoted(uid)} is not a uid.`);
        return encodeURIComponent(uid);
    });
    return String.raw({ raw: strings }, ...segments);
}

/** Checked again here, because the uid may come from a program and goes into a header. */
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
