import type { Client } from "../support/client";
import { attributeContract } from "./attribute";
import { audienceContract } from "./audience";
import { eventContract } from "./event";
import { experienceContract } from "./experience";
import { experiencesPriorityContract } from "./experiencesPriority";
import { experienceVersionContract } from "./experienceVersion";
import { readingContract } from "./reading";
import { Visitor } from "./visitor";

export interface SuiteOptions {
    /** The run whose recording is replayed. */
    readonly replayed?: { readonly run: string; readonly recordedAt: string };
    /** Called after the clean-up. */
    readonly atEnd?: (guest: Visitor) => void;
    /** More tests of the same visitor, after the others. */
    readonly more?: (visitor: () => Visitor) => void;
}

/**
 * What is documented or was observed of the API, as tests that any server can be put to: nothing in here is assumed.
 * It cleans up behind itself, and behind those before it that could not.
 */
export function contractSuite(
    open: () => Promise<Client>,
    pauseMs: number,
    { replayed, atEnd, more }: SuiteOptions = {},
): void {
    let guest: Visitor;
    beforeAll(async () => {
        guest = new Visitor(await open(), pauseMs, replayed);
        await guest.tidyUp();
    });
    afterAll(async () => {
        await guest.leave();
        atEnd?.(guest);
    });
    const visitor = () => guest;

    describe("attributes", () => attributeContract(visitor));
    describe("audiences", () => audienceContract(visitor));
    describe("events", () => eventContract(visitor));
    describe("experiences", () => experienceContract(visitor));
    describe("versions", () => experienceVersionContract(visitor));
    describe("priority", () => experiencesPriorityContract(visitor));
    describe("reading", () => readingContract(visitor));
    more?.(visitor);
}
