import { expectInGuide } from "../support/guide";
import type { Declaration } from "../support/stack";
import { useVersions } from "./useVersions";

/** What each transition costs, from the emulator's log: as few writes as the API allows, and what is read for them. */
const world = useVersions();
const { live, next } = world;

const hero = (inputs = {}) => world.programs.experience("hero", inputs);
const adopted = () => {
    const { id, outputs } = world.stack.entry("live");
    const declared = live("ACTIVE", "A");
    const experience = String(outputs.experience);
    world.stack.state.resources = world.stack.state.resources.filter(({ name }) => name === "hero");
    return {
        ...declared,
        inputs: { ...declared.inputs, experience, __import: { id, onMismatch: "refuse" } },
    };
};

interface Transition {
    what: string;
    /** Programs that lead there, one `up` each. */
    from: () => Declaration[][];
    to: () => Declaration[];
    costs: string[];
}

const LIST = "GET versions";
const started = () => [[hero(), live("ACTIVE", "A")]];
const staged = () => [[hero(), live("ACTIVE", "A"), next("DRAFT", "B")]];

const transitions: Transition[] = [
    {
        what: "a new experience with a live version",
        from: () => [],
        to: () => [hero(), live("ACTIVE", "A")],
        costs: ["GET experiences", "POST experience", "PUT version"],
    },
    {
        what: "a new experience with a draft",
        from: () => [],
        to: () => [hero(), live("DRAFT", "A")],
        costs: ["GET experiences", "POST experience", "PUT version"],
    },
    {
        what: "a new experience with a live version and a draft beside it",
        from: () => [],
        to: () => [hero(), live("ACTIVE", "A"), next("DRAFT", "B")],
        costs: ["GET experiences", "POST experience", "PUT version", "POST version"],
    },
    {
        what: "a draft gets other content",
        from: () => [[hero(), live("DRAFT", "A")]],
        to: () => [hero(), live("DRAFT", "B")],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a draft goes live",
        from: () => [[hero(), live("DRAFT", "A")]],
        to: () => [hero(), live("ACTIVE", "A")],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a live version gets other content",
        from: started,
        to: () => [hero(), live("ACTIVE", "B")],
        costs: [LIST, "POST version"],
    },
    {
        what: "a live version is paused",
        from: started,
        to: () => [hero(), live("PAUSED", "A")],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a paused version is resumed",
        from: () => [...started(), [hero(), live("PAUSED", "A")]],
        to: () => [hero(), live("ACTIVE", "A")],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a paused version is resumed with other content",
        from: () => [...started(), [hero(), live("PAUSED", "A")]],
        to: () => [hero(), live("ACTIVE", "B")],
        costs: [LIST, "POST version"],
    },
    {
        what: "a draft is staged beside a live version",
        from: started,
        to: () => [hero(), live("ACTIVE", "A"), next("DRAFT", "B")],
        costs: ["GET experiences", LIST, "POST version"],
    },
    {
        what: "a staged draft is published, and the old version removed from the program",
        from: staged,
        to: () => [hero(), next("ACTIVE", "B")],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a staged draft is removed",
        from: staged,
        to: () => [hero(), live("ACTIVE", "A")],
        costs: [LIST, "DELETE version"],
    },
    {
        what: "a live version is removed, and its experience stays",
        from: started,
        to: () => [hero()],
        costs: [LIST, "PUT version"],
    },
    {
        what: "everything is removed",
        from: staged,
        to: () => [],
        costs: ["DELETE experience"],
    },
    {
        what: "the experience gets another type, with a live version before",
        from: started,
        to: () => [hero({ type: "AB_TEST" })],
        costs: ["GET experiences", "DELETE experience", "POST experience"],
    },
    {
        what: "a live version is taken over with import",
        from: started,
        to: () => [hero(), adopted()],
        costs: [LIST, "GET experiences"],
    },
    {
        what: "only the experience's name changes",
        from: started,
        to: () => [hero({ description: "New" }), live("ACTIVE", "A")],
        costs: ["GET experiences", "PUT experience"],
    },
    { what: "nothing changes", from: staged, to: () => staged()[0] ?? [], costs: [] },
];

/** One request in words. */
function inWords(method: string, path: string): string {
    const [, , uid, versions, version] = path.split("/");
    if (versions === undefined)
        return `${method} ${uid === undefined && method === "GET" ? "experiences" : "experience"}`;
    return `${method} ${method === "GET" && version === undefined ? "versions" : "version"}`;
}

test.each(transitions)("$what", async ({ from, to, costs }) => {
    for (const program of from()) expect((await world.stack.up(program)).problems()).toEqual([]);
    const program = to();
    const mark = world.emulator.mark();
    expect((await world.stack.up(program)).problems()).toEqual([]);
    const { requests } = world.emulator.since(mark);
    expect(requests.map(({ method, path }) => inWords(method, path))).toEqual(costs);
});

test("a look at the versions of 3 experiences for a refresh is one request each", async () => {
    const names = ["hero", "banner", "offer"];
    const program = names.flatMap((name) => [
        world.programs.experience(name),
        world.programs.version(`${name}Live`, "ACTIVE", ["A"], { of: name, deletedWith: name }),
    ]);
    await world.stack.up(program);
    const mark = world.emulator.mark();
    expect((await world.stack.refresh()).changes).toEqual([]);
    const { requests } = world.emulator.since(mark);
    expect(requests.map(({ method, path }) => inWords(method, path)).sort()).toEqual([
        "GET experiences",
        LIST,
        LIST,
        LIST,
    ]);
});

test("the guide has the table", () => {
    const rows = transitions.map(({ what, costs }) => {
        const [reads, writes] = [true, false].map((read) =>
            costs.filter((cost) => cost.startsWith("GET") === read).join(", "),
        );
        return `| ${what} | ${writes || "none"} | ${reads || "nothing"} |`;
    });
    expectInGuide(
        "versions.md",
        "requests",
        ["| What happens | Writes | Read before |", "|---|---|---|", ...rows].join("\n"),
    );
});
