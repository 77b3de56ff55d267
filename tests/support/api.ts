/** Plain HTTP on a project, without our own client: what a colleague in the web UI would do. */
export interface Api {
    get<T = unknown>(path: string): Promise<T>;
    post<T = unknown>(path: string, body: unknown): Promise<T>;
    put<T = unknown>(path: string, body: unknown): Promise<T>;
    delete(path: string): Promise<void>;
    /** The answer whatever its status. */
    send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
}

export function apiOf(target: { url: string; projectUid: string; authtoken: string }): Api {
    const send: Api["send"] = async (method, path, body) => {
        const response = await fetch(target.url + path, {
            method,
            headers: {
                authtoken: target.authtoken,
                "x-project-uid": target.projectUid,
                ...(body === undefined ? {} : { "content-type": "application/json" }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    };
    const ok = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
        const answer = await send(method, path, body);
        if (answer.status < 300) return answer.body as T;
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    };
    return {
        send,
        get: (path) => ok("GET", path),
        post: (path, body) => ok("POST", path, body),
        put: (path, body) => ok("PUT", path, body),
        delete: (path) => ok("DELETE", path),
    };
}
