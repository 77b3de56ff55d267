import { expectInGuide } from "../support/guide";
import type { Declaration } from "../support/stack";
import { wayOfRun } from "../support/useHost";
import { useVersions } from "./useVersions";

/** What each transition costs, from the emulator's log: as few writes as the API allows, and what is read for them. */
const world = useVersions();
const { live, staging } = world;

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
    /** The preview reads the versions once. */
    looks?: true;
    /** Programs that lead there, one `up` each. */
    from: () => Declaration[][];
    to: () => Declaration[];
    costs: string[];
}

const LIST = "GET versions";
const started = () => [[hero(), live("ACTIVE", "A")]];
const staged = () => [[hero(), staging(["A"], ["B"])]];

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
        to: () => [hero(), staging(["A"], ["B"])],
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
        looks: true,
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
        looks: true,
        from: started,
        to: () => [hero(), staging(["A"], ["B"])],
        costs: [LIST, "POST version"],
    },
    {
        what: "a staged draft gets other content",
        looks: true,
        from: staged,
        to: () => [hero(), staging(["A"], ["C"])],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a staged draft is published",
        looks: true,
        from: staged,
        to: () => [hero(), live("ACTIVE", "B")],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a staged draft is published, and the next one staged",
        looks: true,
        from: staged,
        to: () => [hero(), staging(["B"], ["C"])],
        costs: [LIST, "PUT version", "POST version"],
    },
    {
        what: "a publication is taken back, and the draft staged again",
        looks: true,
        from: () => [...staged(), [hero(), live("ACTIVE", "B")]],
        to: () => [hero(), staging(["A"], ["B"])],
        costs: [LIST, "POST version", "POST version"],
    },
    {
        what: "a live version gets other content while a draft is staged",
        looks: true,
        from: staged,
        to: () => [hero(), staging(["C"], ["B"])],
        costs: [LIST, "PUT version", "POST version"],
    },
    {
        what: "a live version gets other content, and the staged draft is removed",
        looks: true,
        from: staged,
        to: () => [hero(), live("ACTIVE", "C")],
        costs: [LIST, "PUT version"],
    },
    {
        what: "a staged draft is removed",
        looks: true,
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
        what: "a live version is removed with its staged draft, and its experience stays",
        from: staged,
        to: () => [hero()],
        costs: [LIST, "PUT version", "DELETE version"],
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
        looks: true,
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
    if (path === "/audiences") return AUDIENCES;
    if (versions === undefined)
        return `${method} ${uid === undefined && method === "GET" ? "experiences" : "experience"}`;
    return `${method} ${method === "GET" && version === undefined ? "versions" : "version"}`;
}

/** The programs of this file name an audience by its uid, so the check of a new version looks for it. */
const AUDIENCES = "GET audiences";

function withLookup(costs: string[]): string[] {
    const isNewVersion = costs.includes("POST experience") && costs.includes("PUT version");
    return isNewVersion
        ? costs.flatMap((cost) => (cost === "POST experience" ? [cost, AUDIENCES] : [cost]))
        : costs;
}

/** A preview reads what a creation or an adoption needs, and the versions where a draft is staged or goes live. */
function previewReads({ costs, looks }: Pick<Transition, "costs" | "looks">): string[] {
    return looks
        ? [LIST]
        : costs.filter(
              (cost) => ["GET experiences", AUDIENCES].includes(cost) && costs.includes("POST experience"),
          );
}

/** Pulumi's own `import`, which the plugin leaves it to, reads more in the preview. */
const tried = transitions.filter(({ what }) => wayOfRun === "dynamic" || !what.endsWith("with import"));

test.each(tried)("$what", async ({ from, to, costs, looks }) => {
    for (const program of from()) expect((await world.stack.up(program)).problems()).toEqual([]);
    const program = to();
    const before = world.emulator.mark();
    expect((await world.stack.preview(program)).problems()).toEqual([]);
    const looked = world.emulator.since(before).requests.map(({ method, path }) => inWords(method, path));
    expect(looked).toEqual(previewReads({ costs: withLookup(costs), looks }));
    const mark = world.emulator.mark();
    expect((await world.stack.up(program)).problems()).toEqual([]);
    const { requests } = world.emulator.since(mark);
    expect(requests.map(({ method, path }) => inWords(method, path))).toEqual(withLookup(costs));
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
    const rows = transitions.map(({ what, costs, looks }) => {
        const [reads, writes] = [true, false].map((read) =>
            costs.filter((cost) => cost.startsWith("GET") === read).join(", "),
        );
        const preview = previewReads({ costs, looks }).join(", ");
        return `| ${what} | ${writes || "none"} | ${reads || "nothing"} | ${preview || "nothing"} |`;
    });
    expectInGuide(
        "versions.md",
        "requests",
        ["| What happens | Writes | Read before | Read in the preview |", "|---|---|---|---|", ...rows].join(
            "\n",
        ),
    );
});
