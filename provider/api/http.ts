import { type Call, checkedProject, queryString } from "./call";
import { type Clock, systemClock } from "./clock";
import { authorization, hideToken } from "./credentials";
import { type Departure, Limiter } from "./limiter";
import { Operation } from "./operation";
import { backoffMs, RETRY_COST, RetryBudget, retryAfterMs } from "./retry";
import { ServerClock } from "./serverClock";
import type { Settings } from "./settings";
import { type Arrival, type Attempt, createTransport, type Transport } from "./transport";
import { judge, type Verdict } from "./verdict";

export interface HttpHooks {
    /** Called before a write that waited or is repeated; throws when nothing should be written any more. */
    beforeRiskyWrite?: () => Promise<void>;
    log?: (line: string) => void;
    /** Told why a request is sent again, each reason once. */
    say?: (sentence: string) => void;
    clock?: Clock;
    requestsPerSecond?: number;
}

type Repeatable = Exclude<Verdict<unknown>, { kind: "done" | "refused" }>;

/** A write that left later than this after it was asked for may be asked for by nobody any more. */
const RISKY_WAIT_MS = 50;
/** Refusals for the rate are harmless to repeat, and last as long as others use the limit up. */
const THROTTLED_PATIENCE = 3;

/** How long a server may go on with a request that was given up: longer is rare, and costs every lost answer. */
const FINISH_MS = 5_000;

/** The one way out: authentication, pacing, deadline, repetition, redaction and logging are here alone. */
export class Http {
    readonly #settings: Settings;
    readonly #hooks: HttpHooks;
    readonly #clock: Clock;
    readonly #limiter: Limiter;
    readonly #budget = new RetryBudget();
    readonly #transport: Transport;
    readonly #server: ServerClock;
    readonly #said = new Set<string>();
    #lastAnswerAt = Number.NEGATIVE_INFINITY;

    constructor(settings: Settings, hooks: HttpHooks = {}) {
        this.#settings = { ...settings, credentials: hideToken(settings.credentials) };
        this.#hooks = hooks;
        this.#clock = hooks.clock ?? systemClock;
        this.#limiter = new Limiter(hooks.requestsPerSecond ?? settings.requestsPerSecond, this.#clock);
        this.#transport = createTransport();
        this.#server = new ServerClock(this.#clock);
    }

    get organizationUid(): string | undefined {
        return this.#settings.organizationUid;
    }

    serverNow(): number {
        return this.#server.now();
    }

    /** Lets the server finish with a request that was given up. */
    letFinish(): Promise<void> {
        return this.#clock.sleep(Math.min(FINISH_MS, this.#settings.attemptTimeoutMs));
    }

    /**
     * Asked before a lost write is sent once more, after a look: false where the run has no repeats left. Throws
     * where nobody wants the write any more.
     */
    async mayRepeat(): Promise<boolean> {
        if (!this.#budget.spend(RETRY_COST.failed)) return false;
        await this.#hooks.beforeRiskyWrite?.();
        return true;
    }

    async send<T>(call: Call<T>): Promise<T> {
        const request = {
            method: call.method,
            url: this.#settings.baseUrl + call.path + queryString(call.query),
            headers: this.#headers(call),
            body: call.body === undefined ? undefined : JSON.stringify(call.body),
        };
        const operation = new Operation(call, this.#limiter.ticket(), this.#clock.now());
        for (;;) {
            const { arrival, serverWaitMs } = await this.#attempt(operation, request);
            const verdict = judge(call, arrival, {
                address: this.#settings.baseUrl,
                credentials: this.#settings.credentials,
            });
            if (verdict.kind === "done") {
                this.#budget.earn();
                return verdict.value;
            }
            if (verdict.kind === "refused") throw verdict.error;
            operation.failed(verdict);
            await this.#patience(operation, verdict, serverWaitMs);
        }
    }

    async #attempt(
        operation: Operation,
        request: Omit<Attempt, "timeoutMs">,
    ): Promise<{ arrival: Arrival; serverWaitMs?: number }> {
        const departure = await this.#depart(operation);
        operation.departed(departure.at, this.#settings.operationTimeoutMs);
        const timeoutMs = Math.min(this.#settings.attemptTimeoutMs, operation.deadline - departure.at);
        try {
            const arrival = await this.#transport({ ...request, timeoutMs: Math.max(1, timeoutMs) });
            this.#log(operation, arrival, departure.at);
            return {
                arrival,
                serverWaitMs: arrival.kind === "answer" ? this.#learn(arrival, departure) : undefined,
            };
        } finally {
            departure.leave();
        }
    }

    async #depart(operation: Operation): Promise<Departure> {
        return this.#limiter.enter(operation.ticket, async (waitedMs) => {
            // In the queue the time runs only while the server is silent: a long queue that moves is no failure.
            const from = Math.max(operation.startedAt, this.#lastAnswerAt);
            const until = Math.min(operation.deadline, from + this.#settings.operationTimeoutMs);
            if (this.#clock.now() >= until) throw operation.over(this.#settings.operationTimeoutMs);
            const risky =
                operation.call.method !== "GET" && (waitedMs > RISKY_WAIT_MS || operation.attempts > 0);
            if (risky) await this.#hooks.beforeRiskyWrite?.();
        });
    }

    /** What an answer of any kind teaches; returns how long the server asks to wait. */
    #learn(
        { status, headers }: Extract<Arrival, { kind: "answer" }>,
        departure: Departure,
    ): number | undefined {
        this.#lastAnswerAt = this.#clock.now();
        this.#server.learn(headers.date, departure.at);
        const wait = retryAfterMs(headers.retryAfter, this.#server.now());
        if (status === 429) this.#limiter.throttled(departure, wait);
        else if (status < 500) this.#limiter.accepted();
        return wait;
    }

    /** Waits for the next attempt, or throws when there is none. */
    async #patience(
        operation: Operation,
        verdict: Repeatable,
        serverWaitMs: number | undefined,
    ): Promise<void> {
        const throttled = verdict.kind === "unsent" && verdict.throttled;
        const most = this.#settings.maxRetries * (throttled ? THROTTLED_PATIENCE : 1);
        const mayRepeat = verdict.kind === "unsent" || operation.call.repeatable;
        const wait = serverWaitMs ?? backoffMs(operation.attempts, throttled, this.#clock);
        const inTime = this.#clock.now() + wait < operation.deadline;
        if (
            verdict.hopeless ||
            !mayRepeat ||
            operation.attempts > most ||
            !inTime ||
            !this.#budget.spend(verdict.cost)
        )
            throw operation.error();
        this.#say(whyAgain(verdict, this.#settings.baseUrl));
        await this.#clock.sleep(wait);
    }

    #headers(call: Call<unknown>): Record<string, string> {
        return {
            ...authorization(this.#settings.credentials),
            ...(call.projectUid !== undefined && { "x-project-uid": checkedProject(call.projectUid) }),
            ...(call.organizationUid !== undefined && { organization_uid: call.organizationUid }),
            ...(call.body !== undefined && { "Content-Type": "application/json" }),
        };
    }

    #say(sentence: string): void {
        if (this.#said.has(sentence)) return;
        this.#said.add(sentence);
        this.#hooks.say?.(sentence);
    }

    #log({ call, attempts }: Operation, arrival: Arrival, sentAt: number): void {
        if (!this.#settings.debug) return;
        const ms = Math.round(this.#clock.now() - sentAt);
        const line = `personalize: ${call.method} ${call.path} → ${outcome(arrival)} in ${ms} ms, attempt ${attempts}`;
        (this.#hooks.log ?? console.error)(line);
    }
}

function whyAgain(verdict: Repeatable, address: string): string {
    if (verdict.kind === "unclear") return `A request is sent again: ${verdict.reason.replace(/\.+$/, "")}.`;
    return verdict.throttled
        ? "The API answered 429: the organization's requests per second are used up, also by people and other runs. The requests go on more slowly."
        : `A request is sent again: nothing could be reached at ${address}.`;
}

function outcome(arrival: Arrival): string {
    if (arrival.kind === "answer") return String(arrival.status);
    return arrival.kind === "lost" ? arrival.reason : arrival.code;
}
