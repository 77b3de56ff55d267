import { confirmResponse, differenceOf } from "../../../provider/host/shared/confirmResponse";
import { LiveList } from "../../../provider/host/shared/liveList";

interface Item {
    uid: string;
    name?: string;
}

/** A write of the name "ours", and how often the list was read for it. */
async function confirmed(response: Item, listed: Item[], request: { uid?: string; before?: string[] }) {
    let reads = 0;
    const list = new LiveList<Item>(async () => {
        reads += 1;
        return listed;
    });
    const differences = ({ name }: Item) => differenceOf("name", "ours", name);
    const confirmation = await confirmResponse({ before: [], ...request, differences, list }, response);
    return { ...confirmation, reads };
}

const ours = { uid: "new", name: "ours" };
const theirs = { uid: "old", name: "theirs" };

test.each([
    ["the object that was sent", ours],
    ["no field but the uid", { uid: "new" }],
    ["a name that the server has trimmed", { uid: "new", name: "Ours " }],
])("a response with %s is believed without a request", async (_, response) => {
    expect(await confirmed(response, [], { before: ["old"] })).toEqual({
        wire: response,
        differences: [],
        reads: 0,
    });
});

test("a create that names an object that was there before finds the new one in the list", async () => {
    const found = await confirmed({ uid: "old" }, [theirs, ours], { before: ["old"] });
    expect(found).toEqual({ wire: ours, differences: [], reads: 1 });
});

test("a create after which nothing new is there has no object", async () => {
    const found = await confirmed(theirs, [theirs], { before: ["old"] });
    expect(found).toEqual({
        wire: undefined,
        differences: ['it names "old", which existed before', 'name "ours" was sent, and "theirs" is there'],
        reads: 1,
    });
});

test("a create after which two new objects fit takes neither of them for a wrong response", async () => {
    const twin = { uid: "twin", name: "ours" };
    expect((await confirmed(theirs, [ours, twin, theirs], { before: ["old"] })).wire).toBeUndefined();
});

test("an update is confirmed by its own object in the list", async () => {
    const found = await confirmed(theirs, [theirs, ours], { uid: "new" });
    expect(found).toEqual({ wire: ours, differences: [], reads: 1 });
});

test("an update that has changed nothing keeps the difference", async () => {
    const found = await confirmed(theirs, [{ uid: "new", name: "before" }], { uid: "new" });
    expect(found).toEqual({
        wire: { uid: "new", name: "before" },
        differences: ['name "ours" was sent, and "before" is there'],
        reads: 1,
    });
});
