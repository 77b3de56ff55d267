import type { Clock } from "./clock";

export interface RateSlot {
    readonly at: number;
    /** Call once, when the response has arrived or the attempt has ended. */
    release(): void;
}

/** Called shortly before a request is sent, with its waiting time. Can cancel the request by throwing. */
export type BeforeSend = (waitedMs: number) => Promise<void>;

interface QueuedRequest {
    ticket: number;
    since: number;
    prepare: BeforeSend | undefined;
    resolve(slot: RateSlot): void;
    reject(reason: unknown): void;
}

/**
 * The share of the server's one-second bucket that is sent at once. First requests can arrive late, for example over
 * new connections, and later ones catch up with them. The rest of the bucket absorbs this.
 */
const BURST_SHARE = 0.7;
/** 2 % above the even interval, so that ten requests take longer than the second in which a server counts. */
const MARGIN = 1.02;
/** The maximum timer delay that the limiter catches up on, half of the margin. */
const CATCH_UP_MS = 10;
/** Early enough for the check of the engine to finish before the request is due. */
const PREPARE_AHEAD_MS = 15;
const CUT = 0.7;
const RECOVERY_PER_SECOND = 0.5;
const LEAST_PER_SECOND = 0.5;

/**
 * Sends requests as a full token bucket permits: some at once, then one per interval. A refusal means that the server
 * counts differently or that others share the limit. The limiter then waits until the burst is compensated, and sends
 * requests one by one at a slightly slower, even pace.
 *
 * Requests are sent in the order in which their operations began. A retry keeps its operation's position, so a long
 * queue can't delay it past its deadline.
 */
export class Limiter {
    readonly #clock: Clock;
    readonly #most: number;
    readonly #maxInFlight: number;
    readonly #queue: QueuedRequest[] = [];
    readonly #burst: number;
    #rate: number;
    /** The time of the next request without a burst. */
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
        // Another process of the provider may have sent requests just before, so the bucket starts empty.
        this.#slot = clock.startedAt + this.#burst * this.#interval();
        // With two seconds' worth of pending requests, the server does not keep up, and more requests would not help.
        this.#maxInFlight = Math.max(10, Math.ceil(2 * requestsPerSecond));
    }

    get requestsPerSecond(): number {
        return this.#rate;
    }

    /** The position of an operation in the queue, which all its attempts share. */
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

    /**
     * Slows down after a 429, and pauses if the server requests it. A 429 for a request that was sent before the last
     * slowdown does not slow down the limiter again.
     */
    throttled(slot: RateSlot, retryAfterMs = 0): void {
        const now = this.#clock.now();
        this.#pausedUntil = Math.max(this.#pausedUntil, now + retryAfterMs);
        this.#refused = true;
        if (slot.at <= this.#cutAt) return;
        this.#rate = Math.max(Math.min(LEAST_PER_SECOND, this.#most), this.#rate * CUT);
        this.#cutAt = now;
        this.#recoveredAt = now;
    }

    /** Speeds up again while other responses arrive. */
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

    /** Sleeps once towards a moment that may change meanwhile. */
    async #sleptUntil(moment: () => number): Promise<boolean> {
        const wait = moment() - this.#clock.now();
        if (wait <= 0) return false;
        await this.#clock.sleep(wait);
        return true;
    }
}
