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
    /** Called before a write that has waited or is repeated. Throws if nothing should be written any more. */
    beforeRiskyWrite?: () => Promise<void>;
    /** Called before each request. Throws if nothing should be sent any more. */
    beforeSend?: () => void;
    /** Ends the waiting time before a repeated request. `beforeSend` is called next. */
    interrupted?: Promise<void>;
    /** The epoch milliseconds at which the caller gives up, instead of the setting `operationTimeout`. */
    deadline?: () => number | undefined;
    log?: (line: string) => void;
    /** Receives the reason why requests are repeated, each reason once. */
    notify?: (sentence: string) => void;
    clock?: Clock;
    requestsPerSecond?: number;
}

type FailedOutcome = Exclude<ResponseOutcome<unknown>, { kind: "done" | "refused" }>;

/** After this wait, the engine may have ended, so a write needs a check first. */
const RISKY_WAIT_MS = 50;
/** A 429 is harmless to repeat, and lasts as long as others use up the limit. */
const THROTTLED_RETRY_FACTOR = 3;

/** How long a server may continue with a lost request. Longer is rare, and would slow down every lost response. */
const SETTLE_MS = 5_000;

/** Sends all requests: authentication, rate limit, deadlines, retries, redaction and logging. */
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

    /** Waits until the server has probably finished a request whose response was lost. */
    allowPendingToSettle(): Promise<void> {
        return this.#clock.sleep(Math.min(SETTLE_MS, this.#settings.attemptTimeoutMs));
    }

    /**
     * Whether a lost write may be repeated after its effect was checked: false if the retry budget is used up. Throws
     * if the engine has ended.
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
            body: call.body === undefined ? undefined : JSON.stringify(call.body),
        };
        const { renewal } = this.#settings.credentials;
        let isReplaced = false;
        const operation = new Operation(
            call,
            this.#limiter.ticket(),
            this.#clock.now(),
            this.#hooks.deadline?.(),
        );
        for (;;) {
            const { result, token, serverWaitMs } = await this.#attempt(operation, request);
            const outcome = classifyResult(call, result, {
                address: this.#settings.baseUrl,
                credentials: this.#settings.credentials,
            });
            if (outcome.kind === "done") {
                this.#budget.earn();
                return outcome.value;
            }
            if (outcome.kind === "refused") {
                // The API has not processed a request with such a token, so a write is repeated as well.
                if (!outcome.tokenEnded || isReplaced || !(await renewal?.replace(token)))
                    throw outcome.error;
                isReplaced = true;
                continue;
            }
            operation.failed(outcome);
            await this.#waitBeforeRetry(operation, outcome, serverWaitMs);
        }
    }

    async #attempt(
        operation: Operation,
        request: Omit<Attempt, "timeoutMs" | "headers">,
    ): Promise<{ result: TransportResult; token: string; serverWaitMs?: number }> {
        const { credentials, attemptTimeoutMs, operationTimeoutMs } = this.#settings;
        const slot = await this.#acquireSlot(operation);
        try {
            // After the queue, in which a token can expire.
            await credentials.renewal?.prepare();
            const sentAt = credentials.renewal === undefined ? slot.at : this.#clock.now();
            operation.sent(sentAt, operationTimeoutMs);
            const timeoutMs = Math.max(1, Math.min(attemptTimeoutMs, operation.deadline - sentAt));
            const { token } = credentials;
            const headers = this.#headers(operation.call);
            const result = await this.#transport({ ...request, headers, timeoutMs });
            this.#log(operation, result, sentAt);
            return {
                result,
                token,
                serverWaitMs:
                    result.kind === "answer" ? this.#recordResponse(result, slot, sentAt) : undefined,
            };
        } finally {
            slot.release();
        }
    }

    async #acquireSlot(operation: Operation): Promise<RateSlot> {
        return this.#limiter.acquire(operation.ticket, async (waitedMs) => {
            this.#hooks.beforeSend?.();
            // A queued operation times out only while the server is silent, because a long queue is not a failure.
            const from = Math.max(operation.startedAt, this.#lastAnswerAt);
            const until =
                operation.callerDeadline ??
                Math.min(operation.deadline, from + this.#settings.operationTimeoutMs);
            if (this.#clock.now() >= until) throw operation.queueTimeout(this.#settings.operationTimeoutMs);
            const risky =
                operation.call.method !== "GET" && (waitedMs > RISKY_WAIT_MS || operation.attempts > 0);
            if (risky) await this.#hooks.beforeRiskyWrite?.();
        });
    }

    /** Updates the clock and the limiter from a response. Returns how long the server asks to wait. */
    #recordResponse(
        { status, headers }: Extract<TransportResult, { kind: "answer" }>,
        slot: RateSlot,
        sentAt: number,
    ): number | undefined {
        this.#lastAnswerAt = this.#clock.now();
        this.#server.learn(headers.date, sentAt);
        const wait = retryAfterMs(headers.retryAfter, this.#server.now());
        if (status === 429) this.#limiter.throttled(slot, wait);
        else if (status < 500) this.#limiter.accepted();
        return wait;
    }

    /** Waits for the next attempt, or throws if there is none. */
    async #waitBeforeRetry(
        operation: Operation,
        outcome: FailedOutcome,
        serverWaitMs: number | undefined,
    ): Promise<void> {
        const throttled = outcome.kind === "unsent" && outcome.throttled;
        const most = this.#settings.maxRetries * (throttled ? THROTTLED_RETRY_FACTOR : 1);
        const isRepeatable = outcome.kind === "unsent" || operation.call.repeatable;
        const wait = serverWaitMs ?? backoffMs(operation.attempts, throttled, this.#clock);
        const inTime = this.#clock.now() + wait < operation.deadline;
        if (
            outcome.hopeless ||
            operation.stallsAlways ||
            !isRepeatable ||
            operation.attempts > most ||
            !inTime ||
            !this.#budget.spend(outcome.cost)
        )
            throw operation.error();
        this.#notify(retryNotice(outcome, this.#settings.baseUrl));
        const { interrupted } = this.#hooks;
        const sleep = this.#clock.sleep(wait);
        await (interrupted === undefined ? sleep : Promise.race([sleep, interrupted]));
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
