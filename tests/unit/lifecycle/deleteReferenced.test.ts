import { ReferencedError } from "../../../provider/core/errors";
import { deleteReferenced } from "../../../provider/host/listed/deleteReferenced";
import { Claims } from "../../../provider/host/shared/claims";
import { PendingDeletes } from "../../../provider/host/shared/pendingDeletes";
import type { ProgramDependency } from "../../../provider/host/shared/props";
import type { Session } from "../../../provider/host/shared/session";

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
        noun: "audience",
        referredBy: {
            kind: "Experience" as const,
            place: "its versions",
            find: async () => found.map((uid) => ({ uid, name: `The ${uid}`, updatedByUserName: "Ada" })),
        },
        dependency,
    };
    const session = { claims, pendingDeletes: referring } as unknown as Session;
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
    await referring.run("Experience", "e", async () => undefined);
    await done;
    expect(tries()).toBe(2);
});

test("what refers to it and is kept by the program is named at once", async () => {
    const { run, tries } = removal(1, ["e"], ["e"]);
    await expect(run()).rejects.toThrow(
        /^Audience can't be deleted because Experience "The e" \(e, last edited by "Ada"\), which this program declares, still refers to it\. Remove the audience from its versions first\. /,
    );
    expect(tries()).toBe(1);
});

test("what refers to it and stays is named, with a way on", async () => {
    const { run } = removal(1, ["e", "f"]);
    const failed = expect(run()).rejects.toThrow(
        /^Audience can't be deleted because Experience "The e" \(e, last edited by "Ada"\), Experience "The f" \(f, last edited by "Ada"\) refer to it\. If this command also deletes the experience, run it again with `--continue-on-error`\. Otherwise the experience belongs to someone else: have the audience removed from its versions\. /,
    );
    await jest.advanceTimersByTimeAsync(2_000);
    await failed;
});

test("what the program itself puts in the way is said at once", async () => {
    const { run } = removal(1, ["e"], [], { by: "dependsOn", line: "index.ts:7" });
    await expect(run()).rejects.toThrow(
        /because Experience "The e" \(e, last edited by "Ada"\) refers to it\. The program makes Pulumi delete it before its experiences: remove the experience from the option dependsOn in index\.ts:7\. .*If this stack does not manage that experience, remove the audience from its versions there\./,
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
        noun: "audience",
        uid: "a",
        projectUid: "p",
        referredBy: { kind: "Experience" as const, place: "its versions", find: async () => [] },
        dependency: undefined,
    };
    const session = { claims: new Claims(), pendingDeletes: new PendingDeletes() } as unknown as Session;
    await expect(deleteReferenced(session, about, down)).rejects.toThrow("down");
});
