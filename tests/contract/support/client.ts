export interface Entity {
    uid: string;
    latestVersion: string;
    [field: string]: unknown;
}

export interface Answer<T = Entity> {
    status: number;
    body: T;
    text: string;
    headers: Headers;
}

type Headed = Record<string, string | undefined>;

/** Plain HTTP. Nothing of the provider is in here: what judges a server must not share its mistakes. */
export class Client {
    constructor(
        readonly url: string,
        readonly headers: Headed,
    ) {}

    /** The same server with other headers; `undefined` takes one away. */
    with(headers: Headed): Client {
        return new Client(this.url, { ...this.headers, ...headers });
    }

    /** Text is sent as it is, everything else as JSON. */
    async send<T = Entity>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
        const given = Object.entries({ "content-type": "application/json", ...this.headers });
        const response = await fetch(this.url + path, {
            method,
            headers: Object.fromEntries(
                given.filter((pair): pair is [string, string] => pair[1] !== undefined),
            ),
            ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
        });
        const text = await response.text();
        return { status: response.status, body: parsed(text) as T, text, headers: response.headers };
    }

    get<T = Entity>(path: string): Promise<Answer<T>> {
        return this.send<T>("GET", path);
    }

    post<T = Entity>(path: string, body: unknown): Promise<Answer<T>> {
        return this.send<T>("POST", path, body);
    }

    put<T = Entity>(path: string, body: unknown): Promise<Answer<T>> {
        return this.send<T>("PUT", path, body);
    }

    delete(path: string): Promise<Answer> {
        return this.send("DELETE", path);
    }
}

/** JSON if it is one; undefined otherwise. */
export function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
