import { DeadlineError, LostAnswerError, type PersonalizeError } from "../errors";
import type { Call } from "./call";
import type { ResponseOutcome } from "./responseOutcome";

/** One call and its attempts. */
export class Operation {
    attempts = 0;
    deadline = Number.POSITIVE_INFINITY;
    #lostReason: string | undefined;
    #pending = false;
    #stalls = 0;
    #last: PersonalizeError | undefined;

    constructor(
        readonly call: Call<unknown>,
        readonly ticket: number,
        readonly startedAt: number,
        /** The epoch milliseconds at which the caller gives up, also if the operation waits in the queue. */
        readonly callerDeadline?: number,
    ) {}

    sent(at: number, timeoutMs: number): void {
        this.attempts += 1;
        if (this.attempts === 1) this.deadline = this.callerDeadline ?? at + timeoutMs;
    }

    failed(outcome: Extract<ResponseOutcome<unknown>, { kind: "unsent" | "unclear" }>): void {
        this.#last = outcome.error;
        if (outcome.kind !== "unclear") return;
        this.#lostReason = outcome.reason;
        this.#pending ||= outcome.pending;
        if (outcome.stalled) this.#stalls += 1;
    }

    /** Whether two responses have stopped after their headers: the next one would do the same. */
    get stallsAlways(): boolean {
        return this.#stalls > 1;
    }

    /** The error of an operation that times out in the queue. */
    queueTimeout(timeoutMs: number): PersonalizeError {
        if (this.attempts > 0) return this.error();
        if (this.callerDeadline !== undefined) {
            return new DeadlineError(
                `${this.call.method} ${this.call.path} was not sent: the time of the resource option \`customTimeouts\` has passed. Raise it, or remove it.`,
            );
        }
        return new DeadlineError(
            `${this.call.method} ${this.call.path} was not sent: the server has not responded for ${timeoutMs / 1000} s. Check the network, or raise \`contentstack-personalize:operationTimeout\`.`,
        );
    }

    /** The error of the last attempt. A write that may have taken effect is reported as lost, not as failed. */
    error(): PersonalizeError {
        const { method, path } = this.call;
        if (method === "GET" || this.#lostReason === undefined) return this.#last!;
        const tries = this.attempts > 1 ? ` (the last of ${this.attempts} tries)` : "";
        return new LostAnswerError(method, path, this.#lostReason + tries, this.#pending);
    }
}
