import { longTest } from "../support/long";
import { endAll, hostsAmong, startRun, unlock } from "./interruptible";
import { experience, VersionProject, version } from "./versionProject";

interface Recorded {
    urn: string;
    inputs: Content;
    outputs: Content & { knownVariants: object[] };
}

interface Content {
    variants: { name: string }[];
    staged?: Content;
}

const names = ["same", "revert", "refreshed"] as const;
type Name = (typeof names)[number];

const before = (name: Name) => [
    experience(name),
    version(`${name}Live`, "ACTIVE", ["A"], { of: name, staged: ["A", "B"] }),
];
const corrected = (name: Name) => [
    experience(name),
    version(`${name}Live`, "ACTIVE", ["A", "C"], { of: name, staged: ["A", "B"] }),
];
/** What the program is after the interruption. */
const onwards = [...corrected("same"), ...before("revert"), ...corrected("refreshed")];

const half = ["1 ARCHIVED A:0", "2 ACTIVE A:0 C:2"];
const whole = [...half, "3 DRAFT A:0 B:1"];
const reverted = ["1 ARCHIVED A:0", "2 ARCHIVED A:0 C:2", "3 ACTIVE A:0", "4 DRAFT A:0 B:1"];

const namesIn = (content: Content | undefined) => content?.variants.map(({ name }) => name);

/** A correction under a staged draft takes two writes: the live version, then the draft. Only the first is made. */
describe("an up that ends between the two writes of a version", () => {
    let world: VersionProject;

    beforeEach(async () => {
        world = await VersionProject.start();
        await world.up(...names.flatMap(before));
    });
    afterEach(() => world?.end());

    async function recorded(name: Name): Promise<Recorded> {
        const { deployment } = JSON.parse(await world.project.stackExport());
        return deployment.resources.find(({ urn }: Recorded) => urn.endsWith(`::${name}Live`));
    }

    async function expectOnServer(expected: Record<Name, readonly string[]>): Promise<void> {
        for (const name of names) expect(await world.versions(name)).toEqual(expected[name]);
    }

    /** The same program goes on, its revert takes the first write back, and every variant keeps its identity. */
    async function expectContinued(): Promise<void> {
        await expectOnServer({ same: half, revert: half, refreshed: half });
        const mark = world.emulator.mark();
        await world.up(...onwards);
        expect(world.emulator.since(mark).writes).toBe(1 + 2 + 1);
        await expectOnServer({ same: whole, revert: reverted, refreshed: whole });
        const again = await world.project.up("--refresh");
        expect([again.errors, again.changes]).toEqual(["", []]);
    }

    test("by an error: the outputs are what was written, beside the old inputs", async () => {
        const { emulator, project } = world;
        emulator.inject({ match: "createExperienceVersion", nth: "every", kind: "500" });
        world.declare(...names.flatMap(corrected));
        const failed = await project.up("--continue-on-error");
        emulator.clearFaults();
        expect(failed.errors).toMatch(/500/);
        expect(failed.errors).toMatch(/Version 2 was written before that and is recorded\./);
        for (const name of names) {
            const { inputs, outputs } = await recorded(name);
            expect([namesIn(inputs), namesIn(inputs.staged)]).toEqual([["A"], ["A", "B"]]);
            expect([namesIn(outputs), namesIn(outputs.staged)]).toEqual([["A", "C"], undefined]);
            expect(outputs).toMatchObject({ versionNumber: 2, shortUids: ["0", "2"] });
            expect(outputs.knownVariants).toContainEqual({ name: "B", shortUid: "1" });
        }
        const refresh = await project.refresh("--target", (await recorded("refreshed")).urn);
        expect(refresh.errors).toBe("");
        // The inputs catch up with the outputs, which are what is on the server.
        expect(refresh.refreshed.map(({ name, keys }) => [name, keys])).toContainEqual(["refreshedLive", []]);
        expect(namesIn((await recorded("refreshed")).inputs)).toEqual(["A", "C"]);
        await expectContinued();
    });

    longTest("by `kill -9`: a refresh reads what was written", async () => {
        const { emulator, project } = world;
        emulator.inject({ match: "createExperienceVersion", nth: [1, 2, 3], kind: "hold" });
        world.declare(...names.flatMap(corrected));
        const run = await startRun(project, { CONTENTSTACK_AUTHTOKEN: emulator.authtoken });
        let left: number[] = [];
        try {
            await emulator.held(names.length);
            left = run.family();
            expect(hostsAmong(left)).toHaveLength(1);
            run.kill();
            await run.ended;
        } finally {
            run.kill();
            endAll(left);
        }
        await unlock(project);
        for (const name of ["revert", "refreshed"] as const) {
            const refresh = await project.refresh("--target", (await recorded(name)).urn);
            expect([refresh.errors, refresh.drift]).toEqual(["", [`update ${name}Live`]]);
        }
        await expectContinued();
        emulator.release();
    });
});
