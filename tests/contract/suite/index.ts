import type { Client } from "../support/client";
import { attributeContract } from "./attribute";
import { audienceContract } from "./audience";
import { eventContract } from "./event";
import { experienceContract } from "./experience";
import { experiencesPriorityContract } from "./experiencesPriority";
import { experienceVersionContract } from "./experienceVersion";
import { readingContract } from "./reading";
import { Visitor } from "./visitor";

/**
 * What is documented or was observed of the API, as tests that any server can be put to: nothing in here is assumed.
 * It cleans up behind itself, and behind those before it that could not.
 */
export function contractSuite(open: () => Promise<Client>, pauseMs: number): void {
    let guest: Visitor;
    beforeAll(async () => {
        guest = new Visitor(await open(), pauseMs);
        await guest.tidyUp();
    });
    afterAll(() => guest.leave());
    const visitor = () => guest;

    describe("attributes", () => attributeContract(visitor));
    describe("audiences", () => audienceContract(visitor));
    describe("events", () => eventContract(visitor));
    describe("experiences", () => experienceContract(visitor));
    describe("versions", () => experienceVersionContract(visitor));
    describe("priority", () => experiencesPriorityContract(visitor));
    describe("reading", () => readingContract(visitor));
}
