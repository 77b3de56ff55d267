import type { Clock } from "./clock";

export interface RateSlot {
    readonly at: number;
    /** To be called once, when the answer has come or been given up. */
    release(): void;
}

/** Called shortly before a request leaves, with what it will have waited; may veto by throwing. */
export type BeforeSend = (waitedMs: number) => Promise<void>;

interface QueuedRequest {
    ticket: number;
    since: number;
    prepare: BeforeSend | undefined;
    resolve(slot: RateSlot): void;
    reject(reason: unknown): void;
}

/**
 * Of the bucket that a server fills within a second, what may leave at once. The rest makes up for first requests
 * that arrive late, as over new connections, while those after them do not.
 */
const BURST_SHARE = 0.7;
/** 2 % above the even interval: ten departures then span more than the second in which a server counts. */
const MARGIN = 1.02;
/** A late timer may be made up for, up to half of what the margin leaves. */
const CATCH_UP_MS = 10;
/** Early enough for the look at the engine to be over when the moment comes. */
const PREPARE_AHEAD_MS = 15;
const CUT = 0.7;
const RECOVERY_PER_SECOND = 0.5;
const LEAST_PER_SECOND = 0.5;

/**
 * Lets requests leave as a full bucket permits: some at once, then one at each interval, exactly. After the first
 * refusal, be it that the server counts otherwise or that others share the limit, they leave one by one at a
 * slightly slower even pace, once what left early is made up for.
 *
 * They leave in the order in which their operations began: a request that is repeated keeps its operation's place,
 * so a long queue can't push it past its deadline.
 */
export class Limiter {
    readonly #clock: Clock;
    readonly #most: number;
    readonly #maxInFlight: number;
    readonly #queue: QueuedRequest[] = [];
    readonly #burst: number;
    #rate: number;
    /** When the next request would leave if there were no bucket. */
    #slot: number;
    #refused = false;
    #pausedUntil = Number.NEGATIVE_INFINITY;
    #cutAt = Number.NEGATIVE_INFINITY;
    #recoveredAt = Number.NEGATIVE_INFINITY;
    #inFlight = 0;
    #tickets = 0;
    #pumping = false;

    constructor(requestsPerSecond: number, clock: Clock) {
        this.#clock = clock;
        this.#most = requestsPerSecond;
        this.#rate = requestsPerSecond;
        this.#burst = Math.max(1, Math.floor(BURST_SHARE * requestsPerSecond));
        // What another process of ours sent just before is not known: ours began with an empty bucket.
        this.#slot = clock.startedAt + this.#burst * this.#interval();
        // Two seconds' worth: above that the server is not keeping up, and more would only pile on it.
        this.#maxInFlight = Math.max(10, Math.ceil(2 * requestsPerSecond));
    }

    get requestsPerSecond(): number {
        return this.#rate;
    }

    /** An operation's place in the order; all its requests share it. */
    ticket(): number {
        return ++this.#tickets;
    }

    acquire(ticket: number, prepare?: BeforeSend): Promise<RateSlot> {
        return new Promise((resolve, reject) => {
            const after = this.#queue.findLastIndex((other) => other.ticket <= ticket);
            this.#queue.splice(after + 1, 0, { ticket, since: this.#clock.now(), prepare, resolve, reject });
            void this.#pump();
        });
    }

    /** A 429: slower from now on, once for all that left before the last cut; and quiet, if the server says so. */
    throttled(slot: RateSlot, retryAfterMs = 0): void {
        const now = this.#clock.now();
        this.#pausedUntil = Math.max(this.#pausedUntil, now + retryAfterMs);
        this.#refused = true;
        if (slot.at <= this.#cutAt) return;
        this.#rate = Math.max(Math.min(LEAST_PER_SECOND, this.#most), this.#rate * CUT);
        this.#cutAt = now;
        this.#recoveredAt = now;
    }

    /** Any other answer: the pace recovers with the time in which answers come. */
    accepted(): void {
        const now = this.#clock.now();
        const seconds = Math.min(1, (now - this.#recoveredAt) / 1000);
        this.#rate = Math.min(this.#most, this.#rate + RECOVERY_PER_SECOND * seconds);
        this.#recoveredAt = now;
    }

    #interval(): number {
        return (1000 / this.#rate) * (this.#refused ? MARGIN : 1);
    }

    #due(): number {
        const ahead = this.#refused ? CATCH_UP_MS : (this.#burst - 1) * this.#interval();
        return Math.max(this.#slot - ahead, this.#pausedUntil);
    }

    async #pump(): Promise<void> {
        if (this.#pumping) return;
        this.#pumping = true;
        try {
            while (this.#queue.length > 0 && this.#inFlight < this.#maxInFlight) {
                if (await this.#sleptUntil(() => this.#due() - PREPARE_AHEAD_MS)) continue;
                await this.#release(this.#queue.shift()!);
            }
        } finally {
            this.#pumping = false;
        }
    }

    async #release({ since, prepare, resolve, reject }: QueuedRequest): Promise<void> {
        try {
            await prepare?.(Math.max(this.#clock.now(), this.#due()) - since);
        } catch (veto) {
            reject(veto);
            return;
        }
        while (await this.#sleptUntil(() => this.#due())) {}
        const at = this.#clock.now();
        this.#slot = Math.max(this.#slot, at) + this.#interval();
        this.#inFlight += 1;
        resolve({
            at,
            release: () => {
                this.#inFlight -= 1;
                void this.#pump();
            },
        });
    }

    /** One sleep towards a moment that may have moved when it is over. */
    async #sleptUntil(moment: () => number): Promise<boolean> {
        const wait = moment() - this.#clock.now();
        if (wait <= 0) return false;
        await this.#clock.sleep(wait);
        return true;
    }
}
