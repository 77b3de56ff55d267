import { MANIFEST_GROUP } from "../../../tools/bench/manifests";
import { nothing, type PartResult, type Results, type Row } from "../../../tools/bench/results";
import { report } from "../../../tools/bench/table";
import { verdicts } from "../../../tools/bench/verdicts";

const run = (seconds: number, reads = 0, writes = 0, refused = 0) => ({
    seconds,
    reads,
    writes,
    refused,
    memory: { host: 100, program: undefined },
});

const row = (more: Partial<Row>): Row => ({
    scenario: "first up",
    resources: 501,
    latencyMs: 0,
    ours: run(54, 5, 501),
    engine: run(20),
    leastRequests: 506,
    limitSeconds: 50,
    ...more,
});

const results = (...parts: Partial<PartResult>[]): Results => ({
    node: "v20",
    processor: "2 × any",
    parts: parts.map((part) => ({ part: "life-501", seconds: 1, ...nothing(), ...part })),
});

const missed = (...parts: Partial<PartResult>[]) =>
    verdicts(results(...parts))
        .filter(({ met }) => !met)
        .map(({ must, figure }) => `${must}: ${figure}`);

describe("what the benchmark says of its figures", () => {
    test.each<[string, Partial<Row>, string[]]>([
        ["all that was promised", {}, []],
        ["a request too many", { ours: run(54, 6, 501) }, ["507, 0 refused"]],
        ["a refused request", { ours: run(54, 5, 501, 1) }, ["506, 1 refused"]],
        ["slower than the limit allows", { ours: run(56, 5, 501) }, ["1.12 (56.0 s / 50.0 s)"]],
        ["slow only beside the smaller floor", { limitSeconds: 5, engine: run(50) }, []],
        [
            "as quick as both floors one after the other",
            { ours: run(56, 5, 501), paced: run(54) },
            ["1.12 (56.0 s / 50.0 s)"],
        ],
        ["a small project, of which no time is promised", { resources: 51, ours: run(99, 5, 501) }, []],
    ])("%s", (_, change, figures) => {
        expect(missed({ rows: [row(change)] })).toEqual(
            figures.map((figure) => expect.stringContaining(figure)),
        );
    });

    test.each([
        ["up that takes over", 66, ["300 ms: ≤ 1.30 × the larger floor: 1.32 (66.0 s / 50.0 s)"]],
        ["up that takes over", 64, []],
        ["no-change up --refresh", 106, ["300 ms: ≤ 1.50 × the sum of both floors: 1.51 (106.0 s / 70.0 s)"]],
        ["no-change up --refresh", 104, []],
    ])("%s in %d s, at each latency", (scenario, seconds, figures) => {
        const late = row({ scenario, ours: run(seconds, 5, 501), latencyMs: 300 });
        expect(missed({ part: "latency-300", rows: [late] })).toEqual(
            figures.map((figure) => expect.stringContaining(figure)),
        );
    });

    test.each([
        [{ host: 110, program: 1100 }, []],
        [
            { host: 111, program: 1000 },
            ["memory of the host ≤ 1.10 × with a provider that does nothing: 1.11"],
        ],
        [
            { host: 100, program: 1370 },
            ["memory of the program ≤ 1.10 × with a provider that does nothing: 1.37"],
        ],
        [{ host: undefined, program: undefined }, []],
    ])("memory %p beside 100 and 1000 MiB of a provider that does nothing", (memory, figures) => {
        const engine = { ...run(20), memory: { host: 100, program: 1000 } };
        const found = missed({ rows: [row({ ours: { ...run(54, 5, 501), memory }, engine })] });
        expect(found).toEqual(figures.map((figure) => expect.stringContaining(figure)));
    });

    test.each([
        ["linear", 30, []],
        ["more than linear", 50, ["1.0 s → 30.0 s"]],
    ])("our own part of 5001 resources: %s", (_, seconds, figures) => {
        const grown = (resources: number, ours: number, engine: number) => ({
            part: `growth-${resources}`,
            rows: [row({ resources, ours: run(ours, 5, 501), engine: run(engine) })],
        });
        const found = missed(grown(501, 6, 5), grown(5001, seconds, 20));
        expect(found).toEqual(figures.map((figure) => expect.stringContaining(figure)));
    });

    test("against the official client, on either run", () => {
        const client = { latencyMs: 150, objects: 100, requests: 106 };
        const clients = [
            { ...client, client: "ours" as const, run: 1 as const, seconds: 30, writes: 101 },
            { ...client, client: "ours" as const, run: 2 as const, seconds: 5, writes: 1 },
            { ...client, client: "official" as const, run: 1 as const, seconds: 25, writes: 101 },
            { ...client, client: "official" as const, run: 2 as const, seconds: 25, writes: 101 },
        ];
        expect(missed({ part: "client-150", clients })).toEqual([
            expect.stringContaining("30.0 s / 25.0 s"),
            expect.stringContaining("1 writes / 101 writes"),
        ]);
    });

    test("the plugin against dynamic resources: in requests at any size, in time where nothing changes", () => {
        const ways = [
            { scenario: "no-change up", resources: 501, dynamic: run(10), plugin: run(7.6), noop: run(7) },
            { scenario: "first up", resources: 501, dynamic: run(10, 5), plugin: run(9, 6), noop: run(7) },
        ];
        expect(missed({ ways })).toEqual([
            expect.stringMatching(/no-change up.*≤ 0.75 × dynamic resources: 0.76/),
            expect.stringMatching(/first up.*as many requests.*: 6 \/ 5$/),
        ]);
    });

    test("the provider's text and the time of loading", () => {
        const states = [{ kind: "Event", bytesPerResource: 1900, providerText: 101, outputs: [] }];
        const figures = [{ group: "Loading", name: "the package in the program", value: 151, unit: "ms" }];
        expect(missed({ states, figures })).toHaveLength(2);
    });

    test("the rates of the emulator", () => {
        const figure = (group: string, value: number) => ({ group, name: "POST /events", value, unit: "" });
        const figures = [
            figure("The emulator", 199),
            figure("The emulator", 200),
            figure("The emulator with a data file", 99),
            figure("The emulator with a data file", 100),
        ];
        expect(missed({ figures })).toEqual([
            expect.stringMatching(/≥ 200 .*: 199$/),
            expect.stringMatching(/≥ 100 .*: 99$/),
        ]);
    });

    test("the rate of the evaluation, without its explanations", () => {
        const figure = (name: string, value: number) => ({ group: MANIFEST_GROUP, name, value, unit: "" });
        const figures = [
            figure("manifests for one visitor", 9999),
            figure("manifests for another", 10_000),
            figure("explanations", 1),
        ];
        expect(missed({ figures })).toEqual([expect.stringMatching(/≥ 10000 per second .*: 9999$/)]);
    });

    test("what failed is a line of the table, beside what did not", () => {
        const failed = [{ scenario: "destroy", message: "error:\n  it | broke" }];
        const text = report(results({ rows: [row({})], failed }));
        expect(text).toContain("| first up | 501 | 0 ms | 54.0 s |");
        expect(text).toContain("| destroy | error: it \\| broke |");
    });
});
