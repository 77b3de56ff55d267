import { execFileSync } from "node:child_process";
import { ensureInstalled } from "../../tests/support/installed";
import { type Figure, type Findings, nothing } from "./results";

const PACKAGE = "pulumi-contentstack-personalize";
const RUNS = 7;

/** The modules of the package that each process loads, after those of Pulumi that it always loads. */
const LOADS = {
    "in the program": { before: ["@pulumi/pulumi"], loads: [PACKAGE] },
    "in the host, all six kinds": {
        // The host has loaded these modules before the first call.
        before: ["@pulumi/pulumi", "@pulumi/pulumi/dynamic", "@grpc/grpc-js"],
        loads: [
            "attribute",
            "audience",
            "event",
            "experience",
            "experienceVersion",
            "experiencesPriority",
        ].map((kind) => `${PACKAGE}/${kind}`),
    },
};

/** Measures the packed package after its installation. */
export async function loadTimes(): Promise<Findings> {
    const { folder } = await ensureInstalled();
    const figures = Object.entries(LOADS).flatMap(([name, { before, loads }]): Figure[] => {
        const script = `
            const load = (names) => {
                const start = performance.now();
                for (const name of names) require(name);
                return performance.now() - start;
            };
            console.log(JSON.stringify([load(${JSON.stringify(before)}), load(${JSON.stringify(loads)})]));`;
        const runs = Array.from({ length: RUNS }, () => {
            const said = execFileSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8" });
            return JSON.parse(said) as [number, number];
        });
        const figure = (what: string, value: number) => ({ group: "Loading", name: what, value, unit: "ms" });
        return [
            figure(`the package ${name}`, Math.min(...runs.map(([, own]) => own))),
            figure(`Pulumi ${name}, before`, Math.min(...runs.map(([others]) => others))),
        ];
    });
    return { ...nothing(), figures };
}
