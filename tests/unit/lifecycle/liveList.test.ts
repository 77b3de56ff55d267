import { setImmediate as turn } from "node:timers/promises";
import { LiveList } from "../../../provider/host/shared/liveList";

interface Item {
    uid: string;
    name?: string;
}

/** A list whose answers the test gives, one request at a time. */
function slowList() {
    const requests: { answer: (items: Item[]) => void; fail: (error: Error) => void }[] = [];
    const list = new LiveList<Item>(() => new Promise((answer, fail) => requests.push({ answer, fail })));
    return { list, requests };
}

const uids = (items: Item[]) => items.map(({ uid }) => uid);

test("many looks at once are one request, and later ones none", async () => {
    const { list, requests } = slowList();
    const looks = Promise.all([list.all(), list.all(), list.find("a")]);
    expect(requests).toHaveLength(1);
    requests[0]?.answer([{ uid: "a" }]);
    expect(await looks).toEqual([[{ uid: "a" }], [{ uid: "a" }], { uid: "a" }]);
    expect(uids(await list.all())).toEqual(["a"]);
    expect(requests).toHaveLength(1);
});

test("our own writes are seen without a request", async () => {
    const { list, requests } = slowList();
    const look = list.all();
    requests[0]?.answer([{ uid: "a" }, { uid: "b" }]);
    await look;
    list.put({ uid: "c" });
    list.put({ uid: "a", name: "new" });
    list.drop("b");
    expect(await list.all()).toEqual([{ uid: "a", name: "new" }, { uid: "c" }]);
    expect(requests).toHaveLength(1);
});

test("what is written while a request is under way is not lost to its answer", async () => {
    const { list, requests } = slowList();
    const look = list.all();
    list.put({ uid: "made" });
    list.drop("gone");
    requests[0]?.answer([{ uid: "gone" }, { uid: "old" }]);
    expect(uids(await look)).toEqual(["old", "made"]);
});

test("an answer that was overtaken by a newer request changes nothing", async () => {
    const { list, requests } = slowList();
    const early = list.all();
    const late = list.fresh();
    expect(requests).toHaveLength(2);
    requests[1]?.answer([{ uid: "new" }]);
    expect(uids(await late)).toEqual(["new"]);
    list.put({ uid: "made" });
    requests[0]?.answer([{ uid: "old" }]);
    expect(uids(await early)).toEqual(["new", "made"]);
    expect(uids(await list.all())).toEqual(["new", "made"]);
});

test("who waits for an overtaken request waits for the newer one", async () => {
    const { list, requests } = slowList();
    const early = list.all();
    const late = list.fresh();
    requests[0]?.fail(new Error("reset"));
    requests[1]?.answer([{ uid: "new" }]);
    expect(uids(await early)).toEqual(["new"]);
    expect(uids(await late)).toEqual(["new"]);
});

test("a failure is everybody's who waits, and the next look asks again", async () => {
    const { list, requests } = slowList();
    const looks = [list.all(), list.all()];
    requests[0]?.fail(new Error("down"));
    for (const look of looks) await expect(look).rejects.toThrow("down");
    const again = list.all();
    expect(requests).toHaveLength(2);
    requests[1]?.answer([]);
    expect(await again).toEqual([]);
});

test("a list that was invalidated while it was read is read again", async () => {
    const { list, requests } = slowList();
    const look = list.all();
    list.invalidate();
    requests[0]?.answer([{ uid: "old" }]);
    await turn();
    requests[1]?.answer([{ uid: "new" }]);
    expect(uids(await look)).toEqual(["new"]);
});

describe("fresh", () => {
    beforeEach(() => void jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask"] }));
    afterEach(() => void jest.useRealTimers());

    async function loadedList() {
        let count = 0;
        const list = new LiveList<Item>(async () => [{ uid: String(count++) }]);
        await list.all();
        return list;
    }

    test("reads again, even within the millisecond of the last answer", async () => {
        const list = await loadedList();
        expect(uids(await list.fresh())).toEqual(["1"]);
    });

    test("does with what is younger than asked for", async () => {
        const list = await loadedList();
        jest.advanceTimersByTime(1999);
        expect(uids(await list.fresh(2000))).toEqual(["0"]);
        jest.advanceTimersByTime(1);
        expect(uids(await list.fresh(2000))).toEqual(["1"]);
    });

    test("does with what we made ourselves, until that is doubted", async () => {
        const list = new LiveList<Item>(async () => [{ uid: "read" }]);
        list.seed([{ uid: "made" }]);
        jest.advanceTimersByTime(3_600_000);
        expect(uids(await list.fresh())).toEqual(["made"]);
        list.invalidate();
        expect(uids(await list.fresh())).toEqual(["read"]);
    });
});

test("an answer to a request from before we made the whole list is not believed", async () => {
    const { list, requests } = slowList();
    const early = list.all();
    list.seed([{ uid: "made" }]);
    requests[0]?.answer([]);
    expect(uids(await early)).toEqual(["made"]);
});
