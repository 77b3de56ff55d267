import type { Fault, FaultKind } from "../../provider/emulator";
import { faultKinds } from "../../provider/emulator/faults";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

interface Seen {
    readonly status?: number;
    readonly text?: string;
    readonly retryAfter?: string | null;
    /** The connection broke, before the head of the answer or within its body. */
    readonly broken?: string;
}

async function createEvent(fault: Partial<Fault> & { kind: FaultKind }): Promise<Seen> {
    session.emulator.inject({ match: "createEvent", ...fault });
    try {
        const { status, text, headers } = await session.api.post("/events", { key: "click" });
        return { status, text, retryAfter: headers.get("retry-after") };
    } catch (error) {
        return { broken: String((error as Error).cause) };
    }
}

/** Whether the request was carried out, whatever its sender was told. */
const eventsNow = async () => (await session.api.get<unknown[]>("/events")).body.length;

const broken = { broken: expect.stringMatching(/ECONNRESET|other side closed|socket/i) };

const cases: [FaultKind, object, seen: object, effect: number][] = [
    ["delay", { ms: 1 }, { status: 201 }, 1],
    ["reset-before", {}, broken, 0],
    ["reset-after", {}, broken, 1],
    ["429", {}, { status: 429, retryAfter: null }, 0],
    ["429-retry-after", { retryAfter: 3 }, { status: 429, retryAfter: "3" }, 0],
    ["500", {}, { status: 500, text: expect.stringContaining("Internal Server Error") }, 0],
    ["500", { effect: true }, { status: 500 }, 1],
    ["502", {}, { status: 502, text: expect.stringContaining("<html>") }, 0],
    ["502", { effect: true }, { status: 502 }, 1],
    ["504", {}, { status: 504, text: expect.stringContaining("<html>") }, 0],
    ["504", { effect: true }, { status: 504 }, 1],
    ["truncated", {}, broken, 1],
    ["wrong-json", {}, { status: 201, text: expect.stringContaining("<html>") }, 1],
    ["empty", {}, { status: 201, text: "" }, 1],
    ["slow-drip", { ms: 1 }, { status: 201, text: expect.stringMatching(/^\{.*"key":"click".*\}$/) }, 1],
];

test("every kind has a case; `hold` has its own in faultLate and control", () => {
    expect(new Set(cases.map(([kind]) => kind)).add("hold")).toEqual(new Set(faultKinds));
});

test.each(cases)("%s %j", async (kind, fault, expected, effect) => {
    expect(await createEvent({ ...fault, kind })).toMatchObject(expected);
    expect(await eventsNow()).toBe(effect);
    expect((await session.api.post("/events", { key: "next" })).status).toBe(201);
});

test("a delay lasts as long as it says", async () => {
    const start = performance.now();
    await createEvent({ kind: "delay", ms: 50 });
    expect(performance.now() - start).toBeGreaterThanOrEqual(49);
});

test("an answer without a body cannot be spoiled, but its connection can break", async () => {
    const { body } = await session.api.post("/events", { key: "click" });
    session.emulator.inject({ match: "deleteEvent", kind: "reset-after" });
    await expect(session.api.delete(`/events/${body.uid}`)).rejects.toThrow("fetch failed");
    expect(await eventsNow()).toBe(0);
});

test("the log has what was carried out, and the fault", async () => {
    await createEvent({ kind: "reset-after" });
    await createEvent({ kind: "reset-before" });
    await createEvent({ kind: "504" });
    const log = session.emulator.requests().map(({ operation, status, fault }) => [operation, status, fault]);
    expect(log).toEqual([
        ["createEvent", 201, "reset-after"],
        ["createEvent", 0, "reset-before"],
        ["createEvent", 504, "504"],
    ]);
});
