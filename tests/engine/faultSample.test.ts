import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { someCases, troubles } from "../support/faultCases";
import { projectEnd } from "../support/faultChecks";
import { operations } from "../support/faultOperations";
import { FaultLane } from "../support/faultRun";
import { long } from "../support/long";
import { seed } from "../support/seed";
import type { Declaration } from "../support/stack";

const COUNT = long ? 24 : 2;

/** The declarations of the host's matrix as a program of the real engine. */
function programOf(declarations: readonly Declaration[]): string {
    const text = (value: unknown): string => {
        if (Array.isArray(value)) return `[${value.map(text).join(", ")}]`;
        if (typeof value !== "object" || value === null) return JSON.stringify(value);
        if ("$ref" in value) return String(value.$ref);
        const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${text(field)}`);
        return `{ ${fields.join(", ")} }`;
    };
    const lines = declarations.map(({ name, kind, inputs, dependsOn = [] }) => {
        const type = kind.charAt(0).toUpperCase() + kind.slice(1);
        return `const ${name} = new personalize.${type}("${name}", ${text(inputs)} as never, { dependsOn: [${dependsOn}] });`;
    });
    return `${lines.join("\n")}\n`;
}

describe("with the real engine, an up that is disturbed and at most one more end as declared:", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let lane: FaultLane;

    beforeAll(async () => {
        lane = await FaultLane.open();
        emulator = await startTestEmulator();
    });
    beforeEach(async () => {
        await emulator.reset();
        project = await newProject({ emulator, config: { attemptTimeout: "5", maxRetries: "1" } });
    });
    afterEach(() => project?.dispose());
    afterAll(async () => {
        await emulator?.close();
        await lane?.close();
    });

    async function up(program: readonly Declaration[]) {
        project.setProgram(programOf(program));
        return project.up();
    }

    const fast = troubles.filter(({ name }) => name !== "delay" && name !== "slow-drip");
    // A change that needs no way to where it begins: each `up` of the engine takes seconds.
    const whole = operations.filter(({ name, before }) => before.length < 2 && !name.startsWith("delete"));
    const cases = someCases(fast, 200)
        .filter(({ operation }) => whole.includes(operation))
        .slice(0, COUNT);

    test.each(cases.map((one) => [one.operation.name, one.trouble.name, one] as const))(
        `%s with %s (seed ${seed})`,
        async (_operation, _trouble, { operation, trouble, step }) => {
            for (const program of operation.before) expect((await up(program)).errors).toBe("");
            const mark = emulator.mark();
            emulator.inject({ ...trouble.fault!, match: "*", nth: step(2) });
            const disturbed = await up(operation.after);
            await emulator.idle();
            expect(emulator.since(mark).requests.filter(({ fault }) => fault)).toHaveLength(1);
            emulator.clearFaults();
            if (disturbed.exitCode !== 0) expect((await up(operation.after)).errors).toBe("");
            const preview = await project.preview("--refresh");
            expect(preview.errors).toBe("");
            expect(preview.changes).toEqual([]);
            const state = JSON.parse(await project.stackExport());
            const names = state.deployment.resources.map(({ urn }: { urn: string }) =>
                urn.split("::").at(-1),
            );
            expect(names).toEqual(expect.arrayContaining(operation.after.map(({ name }) => name)));
            expect(await projectEnd(emulator)).toEqual(await lane.endOf(operation));
        },
    );
});
