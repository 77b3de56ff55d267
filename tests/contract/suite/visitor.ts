import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, Client, Entity } from "../support/client";

/** What every object that a run makes is called; whoever finds one of these may delete it. */
export const prefix = "pulumi-contract-";
const lists = ["experiences", "audiences", "events", "attributes"] as const;

/**
 * A guest in a project that may be a real one: makes objects under names of its own, refuses to change or delete
 * anything else, and leaves nothing behind.
 */
export class Visitor {
    readonly run: string;
    private readonly own = new Set<string>();
    private next = 0;
    private count = 0;

    /**
     * `pauseMs` is the least time between two requests: a real organization shares its limit with people. A replayed
     * run has the name and the time of the recorded one.
     */
    constructor(
        private readonly client: Client,
        private readonly pauseMs: number,
        private readonly replayed?: { readonly run: string; readonly recordedAt: string },
    ) {
        this.run = replayed?.run ?? `${prefix}${randomBytes(4).toString("hex")}`;
    }

    isOurs(uid: string): boolean {
        return this.own.has(uid);
    }

    name(): string {
        return `${this.run}-${++this.count}`;
    }

    async create(path: string, body: { name?: string; key?: string; status?: string }): Promise<Entity> {
        const answer = await this.tryToCreate(path, body);
        if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
        return answer.body;
    }

    /** A create that the server may refuse. What it makes is deleted at the end. */
    async tryToCreate(
        path: string,
        body: { name?: string; key?: string; [field: string]: unknown },
    ): Promise<Answer> {
        const named = body.name ?? body.key;
        if (!named?.startsWith(this.run) && !this.isOwn(path))
            throw new Error(`${path}: ${named} is no name of ours.`);
        const answer = await this.send("POST", path, body);
        if (answer.status === 201) {
            this.own.add(answer.body.uid);
            if (answer.body.latestVersion) this.own.add(answer.body.latestVersion);
        }
        return answer;
    }

    get<T = Entity>(path: string): Promise<Answer<T>> {
        return this.send<T>("GET", path);
    }

    post(path: string, body: unknown): Promise<Answer> {
        return this.guarded("POST", path, body);
    }

    put(path: string, body: unknown): Promise<Answer> {
        return this.guarded("PUT", path, body);
    }

    delete(path: string): Promise<Answer> {
        return this.guarded("DELETE", path);
    }

    /** The whole order with our own experiences moved among themselves, each of the others where it was. */
    async reorder(own: readonly string[]): Promise<Answer> {
        const before = await this.priorityOrder();
        const queue = [...own];
        const order = before.map((uid) => (this.own.has(uid) ? queue.shift()! : uid));
        if (queue.length > 0 || new Set(order).size < order.length)
            throw new Error("Not all of these are ours.");
        return this.send("PUT", "/experiences-priority", { priorityOrder: order });
    }

    /** An order that names our own experiences alone, which is incomplete wherever there are others. */
    sendPriority(order: readonly string[]): Promise<Answer> {
        if (!order.every((uid) => this.own.has(uid))) throw new Error("Not all of these are ours.");
        return this.send("PUT", "/experiences-priority", { priorityOrder: order });
    }

    async priorityOrder(): Promise<string[]> {
        const { body } = await this.get<string[] | { priorityOrder: string[] }>("/experiences-priority");
        return Array.isArray(body) ? body : body.priorityOrder;
    }

    /** Deletes what this run has made, in the order in which nothing refers to what goes. */
    async leave(): Promise<void> {
        await this.sweep(({ uid }) => this.own.has(uid));
    }

    /** Deletes what earlier runs have left behind; not what one that is still running has just made. */
    async tidyUp(olderThanMs = 3_600_000): Promise<void> {
        const now = this.replayed === undefined ? Date.now() : Date.parse(this.replayed.recordedAt);
        const limit = new Date(now - olderThanMs).toISOString();
        await this.sweep(({ createdAt }) => String(createdAt) < limit);
    }

    private async sweep(wanted: (object: Entity) => boolean): Promise<void> {
        for (const list of lists) {
            const { body } = await this.get<Entity[]>(`/${list}`);
            for (const object of body.filter((one) => ours(one) && wanted(one))) {
                const { status, text } = await this.send("DELETE", `/${list}/${object.uid}`);
                if (status >= 300 && status !== 404)
                    throw new Error(`DELETE /${list}/${object.uid}: ${status} ${text}`);
            }
        }
    }

    private guarded(method: string, path: string, body?: unknown): Promise<Answer> {
        if (!this.isOwn(path)) throw new Error(`${method} ${path} is not about anything of ours.`);
        return this.send(method, path, body);
    }

    private isOwn(path: string): boolean {
        const uids = path.match(/[0-9a-f]{24}/g) ?? [];
        return uids.length > 0 && uids.every((uid) => this.own.has(uid));
    }

    private async send<T = Entity>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
        for (let attempt = 1; ; attempt++) {
            await wait(Math.max(0, this.next - Date.now()));
            this.next = Date.now() + this.pauseMs;
            const answer = await this.client.send<T>(method, path, body);
            if (answer.status !== 429 || attempt === 5) return answer;
            this.next = Date.now() + 5 * this.pauseMs * attempt;
        }
    }
}

const ours = ({ name, key }: Entity) => String(name ?? key).startsWith(prefix);
