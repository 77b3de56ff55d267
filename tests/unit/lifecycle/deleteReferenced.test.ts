import { ReferencedError } from "../../../provider/errors";
import { Claims } from "../../../provider/lifecycle/host/claims";
import { PendingDeletes } from "../../../provider/lifecycle/host/pendingDeletes";
import type { Session } from "../../../provider/lifecycle/host/session";
import { deleteReferenced } from "../../../provider/lifecycle/listed/deleteReferenced";

const refusal = () =>
    new ReferencedError("The API said no.", { status: 400, method: "DELETE", path: "/x", details: "" });

/** A delete that the server refuses so many times, and what the look-up of referrers then finds. */
function removal(refusals: number, found: string[], claimed: string[] = []) {
    const claims = new Claims();
    for (const uid of claimed) claims.registerExisting(uid, uid);
    const referring = new PendingDeletes();
    let tries = 0;
    const remove = async () => {
        tries += 1;
        if (tries <= refusals) throw refusal();
    };
    const about = { subject: "Audience", uid: "a", projectUid: "p", referring, referrers: async () => found };
    const run = () => deleteReferenced({ claims } as Session, about, remove);
    return { run, referring, tries: () => tries };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test("what nobody refers to is deleted with one request", async () => {
    const { run, tries } = removal(0, []);
    await run();
    expect(tries()).toBe(1);
});

test("what referred to it may be gone by the time it is looked for", async () => {
    const { run, tries } = removal(1, []);
    await run();
    expect(tries()).toBe(2);
});

test("what refers to it and is being deleted is waited for", async () => {
    const { run, referring, tries } = removal(1, ["e"]);
    const done = run();
    await jest.advanceTimersByTimeAsync(1000);
    expect(tries()).toBe(1);
    await referring.run("e", async () => undefined);
    await done;
    expect(tries()).toBe(2);
});

test("what refers to it and is kept by the program is named at once", async () => {
    const { run, tries } = removal(1, ["e"], ["e"]);
    await expect(run()).rejects.toThrow(/^Audience can't be deleted: .*Still referenced by e\./);
    expect(tries()).toBe(1);
});

test("what refers to it and stays is named, with both ways on", async () => {
    const { run } = removal(1, ["e"]);
    const failed = expect(run()).rejects.toThrow(/--parallel 1000.*delete that object in Personalize/);
    await jest.advanceTimersByTimeAsync(20_000);
    await failed;
});

test("a second refusal says the same as the first", async () => {
    const { run } = removal(2, []);
    await expect(run()).rejects.toThrow(/^Audience can't be deleted: The API said no\./);
});

test("any other failure is passed on", async () => {
    const about = {
        subject: "A",
        uid: "a",
        projectUid: "p",
        referring: new PendingDeletes(),
        referrers: async () => [],
    };
    const down = async () => Promise.reject(new Error("down"));
    await expect(deleteReferenced({ claims: new Claims() } as Session, about, down)).rejects.toThrow("down");
});
