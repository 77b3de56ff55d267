import type { Declaration } from "../support/stack";
import { Stack } from "../support/stack";
import { useHost } from "../support/useHost";

/** One order per project, sent whole, written only where it is not right already. */
const world = useHost();

const experience = (name: string): Declaration => ({
    name,
    kind: "experience",
    inputs: { name, type: "SEGMENTED" },
});
const priority = (order: string[], inputs: object = {}, name = "order"): Declaration => ({
    name,
    kind: "experiencesPriority",
    inputs: { order: order.map((each) => ({ $ref: each })), ...inputs },
});
const program = (order: string[], inputs: object = {}, others: string[] = []): Declaration[] => [
    ...[...order, ...others].sort().map(experience),
    priority(order, inputs),
];

const make = async (name: string) =>
    (await world.emulator.api.post<{ uid: string }>("/experiences", { name, __type: "SEGMENTED" })).uid;

async function names(): Promise<string> {
    const all = await world.emulator.api.get<{ name: string; priority: number }[]>("/experiences");
    return all
        .sort((a, b) => a.priority - b.priority)
        .map(({ name }) => name)
        .join("");
}

async function reorder(...order: string[]): Promise<void> {
    const all = await world.emulator.api.get<{ uid: string; name: string }[]>("/experiences");
    const priorityOrder = order.map((name) => all.find((each) => each.name === name)?.uid);
    await world.emulator.api.put("/experiences-priority", { priorityOrder });
}

const putsSince = (mark: number) =>
    world.emulator.since(mark).lines.filter((line) => line === "PUT /experiences-priority").length;

async function up(declarations: Declaration[], stack = world.stack): Promise<number> {
    const mark = world.emulator.mark();
    expect((await stack.up(declarations)).problems()).toEqual([]);
    return putsSince(mark);
}

test("new experiences of the same up are in the order, with one PUT", async () => {
    expect(await up(program(["c", "a", "b"]))).toBe(1);
    expect(await names()).toBe("cab");
    expect(await up(program(["d", "c", "a", "b"]))).toBe(1);
    expect(await names()).toBe("dcab");
});

test("an order that is right already is not written", async () => {
    const one = { serial: true };
    const mark = world.emulator.mark();
    expect((await world.stack.up(program(["a", "b"]), one)).problems()).toEqual([]);
    expect(putsSince(mark)).toBe(0);
    await up(program(["b", "a"]));
    await reorder("a", "b");
    expect(await up(program(["a", "b"]))).toBe(0);
});

test("drift shows in our order alone", async () => {
    await up(program(["a", "b"]));
    await make("X");
    await reorder("X", "a", "b");
    expect((await world.stack.refresh()).changes).toEqual([]);
    await reorder("b", "X", "a");
    expect((await world.stack.refresh()).step("order")?.keys).toEqual(["order"]);
    expect(await up(program(["a", "b"]))).toBe(1);
    expect(await names()).toBe("aXb");
});

test.each([
    ["after", "abXY"],
    ["before", "XYab"],
    ["keepRelative", "XaYb"],
])("others: %s", async (others, wanted) => {
    await up(["a", "b"].map(experience));
    await make("X");
    await make("Y");
    await reorder("X", "b", "Y", "a");
    await up(program(["a", "b"], { others }));
    expect(await names()).toBe(wanted);
    expect(await up(program(["a", "b"], { others }))).toBe(0);
});

test.each([
    ["after", "abX", ["a", "X", "b"]],
    ["before", "Xab", ["a", "X", "b"]],
])(
    "others: %s, and one of them was moved across ours: drift, and the next up moves it back",
    async (others, wanted, moved) => {
        await up(["a", "b"].map(experience));
        await make("X");
        const declared = program(["a", "b"], { others });
        await up(declared);
        expect(await names()).toBe(wanted);
        expect((await world.stack.refresh()).changes).toEqual([]);
        await reorder(...moved);
        expect((await world.stack.refresh()).step("order")?.keys).toEqual(["others"]);
        expect((await world.stack.preview(declared)).changes).toEqual(["update order"]);
        expect(await up(declared)).toBe(1);
        expect(await names()).toBe(wanted);
        expect((await world.stack.refresh()).changes).toEqual([]);
    },
);

test("removing it leaves the order as it is", async () => {
    await up(program(["b", "a"]));
    expect(await up(["a", "b"].map(experience))).toBe(0);
    expect(await names()).toBe("ba");
});

test("a second one for the project is refused in the preview, whatever stands in the state", async () => {
    const second = priority(["a", "b"], {}, "second");
    const explicit = priority(["a", "b"], { projectUid: world.emulator.projectUid }, "second");
    const refused = async (...declarations: Declaration[]) => {
        const report = await world.stack.preview(["a", "b"].map(experience).concat(declarations));
        return report.failures.map(({ name, reason }) => `${name} ${reason}`);
    };
    // Which one of two is checked first is the engine's business.
    const told = [expect.stringContaining("already orders the experiences of this project")];
    expect(await refused(priority(["b", "a"]), second)).toEqual(told);
    expect(await refused(priority(["b", "a"]), explicit)).toEqual(told);
    await up(program(["b", "a"]));
    expect(await refused(priority(["b", "a"]), second)).toEqual(told);
    expect(await refused(second, priority(["b", "a"]))).toEqual(told);
    expect(await refused(priority(["b", "a"]), { ...second, dependsOn: ["order"] })).toEqual(told);
    expect(await refused(priority(["b", "a"]))).toEqual([]);
});

/** Does something while the first PUT of the order is under way. */
async function during(declarations: Declaration[], work: () => Promise<unknown>) {
    const { emulator, stack } = world;
    emulator.inject({ match: "updateExperiencesPriority", kind: "hold" });
    const mark = emulator.mark();
    const running = stack.up(declarations);
    await emulator.held();
    await work();
    emulator.release();
    return { report: await running, puts: putsSince(mark) };
}

describe("meanwhile", () => {
    test("an experience is made: the order is read again and sent again", async () => {
        await up(program(["a", "b"]));
        const { report, puts } = await during(program(["b", "a"]), () => make("X"));
        expect(report.problems()).toEqual([]);
        expect([puts, await names()]).toEqual([2, "baX"]);
    });

    test("another's experience is deleted: the order is read again and sent again", async () => {
        await up(program(["a", "b"]));
        const uid = await make("X");
        const gone = () => world.emulator.api.delete(`/experiences/${uid}`);
        const { report, puts } = await during(program(["b", "a"]), gone);
        expect(report.problems()).toEqual([]);
        expect([puts, await names()]).toEqual([2, "ba"]);
    });

    test("one of ours is deleted: it is named", async () => {
        await up(program(["a", "b"]));
        const gone = () => world.emulator.api.delete(`/experiences/${world.stack.entry("a").id}`);
        const { report } = await during(program(["b", "a"]), gone);
        expect(report.problems().join()).toMatch(
            /order\[1\] is \w+, which is not an experience of the project.*pulumi refresh/s,
        );
    });
});

describe("a server that keeps deleted experiences in its order", () => {
    afterEach(async () => {
        await world.emulator.reset();
        world.emulator.configure({ switches: { stalePriority: "dropped" } });
    });

    test.each(["visible", "hidden"] as const)("and has them %s", async (stalePriority) => {
        world.emulator.configure({ switches: { stalePriority } });
        await up(program(["a", "b"]));
        await world.emulator.api.delete(`/experiences/${await make("X")}`);
        const mark = world.emulator.mark();
        const report = await world.stack.up(program(["b", "a"]));
        if (stalePriority === "visible") expect([report.problems(), await names()]).toEqual([[], "ba"]);
        else expect(report.problems().join()).toContain("MISSING_EXPERIENCES");
        expect(putsSince(mark)).toBe(1);
    });

    test("while one is made: what the server demands is sent again with the new one", async () => {
        world.emulator.configure({ switches: { stalePriority: "visible" } });
        await up(program(["a", "b"]));
        await world.emulator.api.delete(`/experiences/${await make("X")}`);
        const { report, puts } = await during(program(["b", "a"]), () => make("Y"));
        expect(report.problems()).toEqual([]);
        expect([puts, await names()]).toEqual([2, "baY"]);
    });
});

test("an order that is answered as a bare list is as good", async () => {
    world.emulator.configure({ switches: { priorityAnswer: "array" } });
    await up(program(["b", "a"]));
    expect(await names()).toBe("ba");
    expect((await world.stack.refresh()).changes).toEqual([]);
    world.emulator.configure({ switches: { priorityAnswer: "object" } });
});

test("two stacks with an order of their own on one project rest from the second round on", async () => {
    const theirs = new Stack(world.host);
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
        const mark = world.emulator.mark();
        await up(program(["c", "a"]));
        await up(program(["z", "x", "y"]), theirs);
        rounds.push(world.emulator.since(mark).writes);
    }
    expect(rounds.slice(1)).toEqual([0, 0]);
    expect(await names()).toBe("cazxy");
    await up(program(["a", "c"]));
    expect((await theirs.refresh()).changes).toEqual([]);
    expect(await names()).toBe("aczxy");
});
