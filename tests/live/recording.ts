import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prefix } from "../contract/suite/visitor";
import { type Answer, Client, type Entity, parsed } from "../contract/support/client";

interface Entry {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly status: number;
    readonly text: string;
}

/** What a run has sent and received, with the names, ids and tokens of the project replaced. */
export interface Recording {
    readonly recordedAt: string;
    /** The name that the run gave its own objects. */
    readonly run: string;
    readonly entries: readonly Entry[];
}

const FILE = "recording.json";
const UID = /\b[0-9a-f]{24}\b/g;

/** Replaces what identifies an account, each value always by the same one, so that references still fit. */
export class Pseudonyms {
    readonly #known = new Map<string, string>();
    readonly #secrets: readonly string[];

    constructor(secrets: readonly (string | undefined)[]) {
        this.#secrets = secrets.filter((secret) => secret !== undefined && secret !== "") as string[];
    }

    text(text: string): string {
        const plain = this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
        return plain
            .replace(UID, (uid) => this.#of(uid, (n) => n.toString(16).padStart(24, "0")))
            .replace(/\b(blt|cs)[0-9a-f]{14,32}\b/g, (uid, kind) =>
                this.#of(uid, (n) => kind + n.toString(16).padStart(uid.length - kind.length, "0")),
            )
            .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, (mail) => this.#of(mail, (n) => `user-${n}@example.com`));
    }

    /** Call before a request is sent: what the run itself says first tells nothing of the account. */
    keep(path: string, body: unknown): void {
        const texts: string[] = [...(path.match(UID) ?? [])];
        JSON.stringify(body, (_, value) => {
            if (typeof value === "string") texts.push(value);
            return value;
        });
        for (const text of texts) if (!this.#known.has(text)) this.#known.set(text, text);
    }

    /** A body whose names are replaced as well, unless they are those of the run's own objects. */
    body(body: unknown): unknown {
        return JSON.parse(this.text(JSON.stringify(this.#names(body, false))));
    }

    #names(value: unknown, isOwn: boolean): unknown {
        if (Array.isArray(value)) return value.map((each) => this.#names(each, isOwn));
        if (typeof value !== "object" || value === null) return value;
        const { name, key } = value as Partial<Entity>;
        const own =
            isOwn ||
            [name, key].some((text) => String(text).startsWith(prefix)) ||
            Reflect.get(value, "__type") === "PRESET";
        return Object.fromEntries(
            Object.entries(value).map(([field, inner]) => [
                field,
                !own &&
                typeof inner === "string" &&
                ["name", "key", "description"].includes(field) &&
                inner !== ""
                    ? this.#of(inner, (n) => `${field} ${n}`)
                    : this.#names(inner, own),
            ]),
        );
    }

    #of(value: string, make: (n: number) => string): string {
        const known = this.#known.get(value) ?? make(this.#known.size + 1);
        this.#known.set(value, known);
        return known;
    }
}

/** A client that keeps what it has sent and received. */
export class RecordingClient extends Client {
    readonly #entries: Entry[] = [];
    readonly #pseudonyms: Pseudonyms;

    constructor(url: string, headers: Record<string, string | undefined>) {
        super(url, headers);
        this.#pseudonyms = new Pseudonyms([headers.authtoken, headers.authorization?.replace("Bearer ", "")]);
    }

    override async send<T = Entity>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
        this.#pseudonyms.keep(path, body);
        const answer = await super.send<T>(method, path, body);
        const isJson = answer.body !== undefined && typeof answer.body === "object";
        this.#entries.push({
            method,
            path: this.#pseudonyms.text(path),
            ...(body !== undefined && { body: this.#pseudonyms.body(body) }),
            status: answer.status,
            text: isJson
                ? JSON.stringify(this.#pseudonyms.body(answer.body))
                : this.#pseudonyms.text(answer.text),
        });
        return answer;
    }

    recording(run: string): Recording {
        return { recordedAt: new Date().toISOString(), run, entries: this.#entries };
    }
}

/** A client that receives what was recorded, as long as it sends the same requests. */
export class ReplayClient extends Client {
    readonly #left: Entry[];

    constructor(recorded: Recording) {
        super("recorded:", {});
        this.#left = [...recorded.entries];
    }

    /** Requests that are sent at the same time can arrive in another order, so each takes the first of its kind. */
    override async send<T = Entity>(method: string, path: string): Promise<Answer<T>> {
        const at = this.#left.findIndex((entry) => entry.method === method && entry.path === path);
        const [entry] = at < 0 ? [] : this.#left.splice(at, 1);
        if (entry === undefined)
            throw new Error(`The recording has no further ${method} ${path}. Record again.`);
        return {
            status: entry.status,
            body: parsed(entry.text) as T,
            text: entry.text,
            headers: new Headers(),
        };
    }
}

export function writeRecording(folder: string, recording: Recording): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, FILE), `${JSON.stringify(recording, undefined, 2)}\n`);
}

export const readRecording = (folder: string): Recording =>
    JSON.parse(readFileSync(join(folder, FILE), "utf8"));
