import { ReferencedError } from "../../../provider/errors";
import { Claims } from "../../../provider/lifecycle/host/claims";
import { PendingDeletes } from "../../../provider/lifecycle/host/pendingDeletes";
import type { ProgramDependency } from "../../../provider/lifecycle/host/props";
import type { Session } from "../../../provider/lifecycle/host/session";
import { deleteReferenced } from "../../../provider/lifecycle/listed/deleteReferenced";

const refusal = () =>
    new ReferencedError("No.", { status: 400, method: "DELETE", path: "/x", details: "in use" });

/** A delete that the server refuses so many times, and what the look-up of referrers then finds. */
function removal(refusals: number, found: string[], claimed: string[] = [], dependency?: ProgramDependency) {
    const claims = new Claims();
    for (const uid of claimed) claims.registerExisting(uid, uid);
    const referring = new PendingDeletes();
    let tries = 0;
    const remove = async () => {
        tries += 1;
        if (tries <= refusals) throw refusal();
    };
    const about = {
        subject: "Audience",
        uid: "a",
        projectUid: "p",
        kind: "Experience" as const,
        referrers: async () => found.map((uid) => ({ uid, name: `The ${uid}` })),
        dependency,
    };
    const session = { claims, pendingDeletes: { Experience: referring } } as unknown as Session;
    const run = () => deleteReferenced(session, about, remove);
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
    await expect(run()).rejects.toThrow(
        /^Audience can't be deleted because Experience "The e" \(e\), which this program declares, still refers to it\. /,
    );
    expect(tries()).toBe(1);
});

test("what refers to it and stays is named, with a way on", async () => {
    const { run } = removal(1, ["e", "f"]);
    const failed = expect(run()).rejects.toThrow(
        /^Audience can't be deleted before Experience "The e" \(e\), Experience "The f" \(f\), which refer to it\. .*--target-dependents/,
    );
    await jest.advanceTimersByTimeAsync(20_000);
    await failed;
});

test("what the program itself puts in the way is said at once", async () => {
    const { run } = removal(1, ["e"], [], { by: "dependsOn", line: "index.ts:7" });
    await expect(run()).rejects.toThrow(
        /delete it before Experience "The e" \(e\), which refers to it: remove the experience from the option dependsOn in index\.ts:7\./,
    );
});

test("a second refusal says that something else refers to it", async () => {
    const { run } = removal(2, []);
    await expect(run()).rejects.toThrow(
        /^Audience can't be deleted because another object refers to it\. .*The API answered 400 to DELETE \/x with: in use\./,
    );
});

test("any other failure is passed on", async () => {
    const down = async () => Promise.reject(new Error("down"));
    const about = {
        subject: "A",
        uid: "a",
        projectUid: "p",
        kind: "Experience" as const,
        dependency: undefined,
    };
    const session = {
        claims: new Claims(),
        pendingDeletes: { Experience: new PendingDeletes() },
    } as unknown as Session;
    await expect(deleteReferenced(session, { ...about, referrers: async () => [] }, down)).rejects.toThrow(
        "down",
    );
});
