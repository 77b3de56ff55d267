import { Lists } from "../../../provider/program/reads/reader";

/** A list that gets one element longer with every request. */
function growing() {
    let requests = 0;
    return {
        fetch: async () => Array.from({ length: ++requests }, (_, n) => n),
        get requests() {
            return requests;
        },
    };
}

test("in a program a list is fetched once, however often it is asked for", async () => {
    const lists = new Lists(true);
    const source = growing();
    const together = await Promise.all([1, 2, 3].map(() => lists.all("a", source.fetch)));
    expect([...together, await lists.all("a", source.fetch)]).toEqual([[0], [0], [0], [0]]);
    expect(source.requests).toBe(1);
    await lists.all("b", source.fetch);
    expect(source.requests).toBe(2);
});

test("elsewhere only requests in flight are shared", async () => {
    const lists = new Lists(false);
    const source = growing();
    await Promise.all([1, 2, 3].map(() => lists.all("a", source.fetch)));
    expect(await lists.all("a", source.fetch)).toEqual([0, 1]);
});

test("what is not in a list of before is looked for once more, and once for all who miss something", async () => {
    const lists = new Lists(true);
    const source = growing();
    const sought = (wanted: number) => lists.having("a", source.fetch, (n) => n === wanted);
    expect(await sought(1)).toEqual([0]);
    expect(await Promise.all([sought(1), sought(1), sought(0)])).toEqual([[0, 1], [0, 1], [0]]);
    expect(source.requests).toBe(2);
    expect(await sought(7)).toEqual([0, 1, 2]);
});

test("a failure is not remembered", async () => {
    const lists = new Lists(true);
    let fails = true;
    const fetch = async () => {
        if (fails) throw new Error("down");
        return [1];
    };
    await expect(lists.all("a", fetch)).rejects.toThrow("down");
    fails = false;
    expect(await lists.all("a", fetch)).toEqual([1]);
});
