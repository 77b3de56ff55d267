import { type Call, checkedProject, queryString } from "./call";
import { type Clock, ServerClock, systemClock } from "./clock";
import { authorization, hideToken } from "./credentials";
import { Limiter, type RateSlot } from "./limiter";
import { Operation } from "./operation";
import { classifyResult, type ResponseOutcome } from "./responseOutcome";
import { backoffMs, RETRY_COST, RetryBudget, retryAfterMs } from "./retry";
import type { Settings } from "./settings";
import { type Attempt, createTransport, type Transport, type TransportResult } from "./transport";

export interface HttpHooks {
    /** Called before a write that waited or is repeated; throws when nothing should be written any more. */
    beforeRiskyWrite?: () => Promise<void>;
    log?: (line: string) => void;
    /** Told why a request is sent again, each reason once. */
    notify?: (sentence: string) => void;
    clock?: Clock;
    requestsPerSecond?: number;
}

type FailedOutcome = Exclude<ResponseOutcome<unknown>, { kind: "done" | "refused" }>;

/** A write that left later than this after it was asked for may be asked for by nobody any more. */
const RISKY_WAIT_MS = 50;
/** Refusals for the rate are harmless to repeat, and last as long as others use the limit up. */
const THROTTLED_RETRY_FACTOR = 3;

/** How long a server may go on with a request that was given up: longer is rare, and costs every lost answer. */
const SETTLE_MS = 5_000;

/** The one way out: authentication, pacing, deadline, repetition, redaction and logging are here alone. */
export class Http {
    readonly #settings: Settings;
    readonly #hooks: HttpHooks;
    readonly #clock: Clock;
    readonly #limiter: Limiter;
    readonly #budget = new RetryBudget();
    readonly #transport: Transport;
    readonly #server: ServerClock;
    readonly #notified = new Set<string>();
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
    allowPendingToSettle(): Promise<void> {
        return this.#clock.sleep(Math.min(SETTLE_MS, this.#settings.attemptTimeoutMs));
    }

    /**
     * Asked before a lost write is sent once more, after a look: false where the run has no repeats left. Throws
     * where nobody wants the write any more.
     */
    async canRetry(): Promise<boolean> {
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
            const { result, serverWaitMs } = await this.#attempt(operation, request);
            const outcome = classifyResult(call, result, {
                address: this.#settings.baseUrl,
                credentials: this.#settings.credentials,
            });
            if (outcome.kind === "done") {
                this.#budget.earn();
                return outcome.value;
            }
            if (outcome.kind === "refused") throw outcome.error;
            operation.failed(outcome);
            await this.#waitBeforeRetry(operation, outcome, serverWaitMs);
        }
    }

    async #attempt(
        operation: Operation,
        request: Omit<Attempt, "timeoutMs">,
    ): Promise<{ result: TransportResult; serverWaitMs?: number }> {
        const slot = await this.#acquireSlot(operation);
        operation.sent(slot.at, this.#settings.operationTimeoutMs);
        const timeoutMs = Math.min(this.#settings.attemptTimeoutMs, operation.deadline - slot.at);
        try {
            const result = await this.#transport({ ...request, timeoutMs: Math.max(1, timeoutMs) });
            this.#log(operation, result, slot.at);
            return {
                result,
                serverWaitMs: result.kind === "answer" ? this.#recordResponse(result, slot) : undefined,
            };
        } finally {
            slot.release();
        }
    }

    async #acquireSlot(operation: Operation): Promise<RateSlot> {
        return this.#limiter.acquire(operation.ticket, async (waitedMs) => {
            // In the queue the time runs only while the server is silent: a long queue that moves is no failure.
            const from = Math.max(operation.startedAt, this.#lastAnswerAt);
            const until = Math.min(operation.deadline, from + this.#settings.operationTimeoutMs);
            if (this.#clock.now() >= until) throw operation.queueTimeout(this.#settings.operationTimeoutMs);
            const risky =
                operation.call.method !== "GET" && (waitedMs > RISKY_WAIT_MS || operation.attempts > 0);
            if (risky) await this.#hooks.beforeRiskyWrite?.();
        });
    }

    /** What an answer of any kind teaches; returns how long the server asks to wait. */
    #recordResponse(
        { status, headers }: Extract<TransportResult, { kind: "answer" }>,
        slot: RateSlot,
    ): number | undefined {
        this.#lastAnswerAt = this.#clock.now();
        this.#server.learn(headers.date, slot.at);
        const wait = retryAfterMs(headers.retryAfter, this.#server.now());
        if (status === 429) this.#limiter.throttled(slot, wait);
        else if (status < 500) this.#limiter.accepted();
        return wait;
    }

    /** Waits for the next attempt, or throws when there is none. */
    async #waitBeforeRetry(
        operation: Operation,
        outcome: FailedOutcome,
        serverWaitMs: number | undefined,
    ): Promise<void> {
        const throttled = outcome.kind === "unsent" && outcome.throttled;
        const most = this.#settings.maxRetries * (throttled ? THROTTLED_RETRY_FACTOR : 1);
        const mayRepeat = outcome.kind === "unsent" || operation.call.repeatable;
        const wait = serverWaitMs ?? backoffMs(operation.attempts, throttled, this.#clock);
        const inTime = this.#clock.now() + wait < operation.deadline;
        if (
            outcome.hopeless ||
            !mayRepeat ||
            operation.attempts > most ||
            !inTime ||
            !this.#budget.spend(outcome.cost)
        )
            throw operation.error();
        this.#notify(retryNotice(outcome, this.#settings.baseUrl));
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

    #notify(sentence: string): void {
        if (this.#notified.has(sentence)) return;
        this.#notified.add(sentence);
        this.#hooks.notify?.(sentence);
    }

    #log({ call, attempts }: Operation, result: TransportResult, sentAt: number): void {
        if (!this.#settings.debug) return;
        const ms = Math.round(this.#clock.now() - sentAt);
        const line = `personalize: ${call.method} ${call.path} → ${describeResult(result)} in ${ms} ms, attempt ${attempts}`;
        (this.#hooks.log ?? console.error)(line);
    }
}

function retryNotice(outcome: FailedOutcome, address: string): string {
    if (outcome.kind === "unclear") return `A request is sent again: ${outcome.reason.replace(/\.+$/, "")}.`;
    return outcome.throttled
        ? "The API answered 429: the organization has reached its limit of requests per second, which people and other runs share. The provider now sends requests more slowly."
        : `A request is sent again: nothing could be reached at ${address}.`;
}

function describeResult(result: TransportResult): string {
    if (result.kind === "answer") return String(result.status);
    return result.kind === "lost" ? result.reason : result.code;
}
