import type { RequestLogEntry } from "../../provider/emulator";
import { experience, VersionProject, version } from "./versionProject";

const names = [...Array(20).keys()].map((n) => `e${n}`);

const program = (change: boolean) =>
    names.flatMap((of) => [
        experience(of, change ? { description: "Changed" } : {}),
        version(`${of}Live`, "ACTIVE", change ? ["A", "B"] : ["A"], {
            of,
            staged: change ? ["A", "B", "C"] : undefined,
        }),
    ]);

/** When a write was under way, in milliseconds, and what it was. */
function spanOf({ time, ms, method, operation }: RequestLogEntry) {
    const from = Date.parse(time);
    return { what: `${method} ${operation}`, from, to: from + ms };
}

/** The writes of each experience, of which none may begin before the one before it has ended. */
function expectInOrder(writes: readonly RequestLogEntry[]) {
    const uids = [...new Set(writes.map(({ path }) => path.split("/")[2]))];
    expect(uids).toHaveLength(names.length);
    return uids.map((uid) => {
        const spans = writes.filter(({ path }) => path.includes(`/${uid}`)).map(spanOf);
        for (const [at, { from }] of spans.slice(1).entries()) {
            expect(from).toBeGreaterThanOrEqual(spans[at]?.to ?? Number.POSITIVE_INFINITY);
        }
        return spans;
    });
}

describe("twenty experiences that change in one up, at the engine's own parallelism", () => {
    let world: VersionProject;

    beforeAll(async () => {
        world = await VersionProject.start();
        await world.up(...program(false));
    });
    afterAll(() => world?.end());

    test("write one after the other on each, side by side on all", async () => {
        const { emulator } = world;
        emulator.configure({ latencyMs: 100 });
        emulator.inject({ match: "updateExperience", nth: [1, 2, 3], kind: "hold" });
        const mark = emulator.mark();
        const up = world.up(...program(true));
        // Those of one after the other would never be three.
        await emulator.held(3);
        emulator.release();
        await up;
        emulator.configure({ latencyMs: 0 });
        const writes = emulator.since(mark).requests.filter(({ method }) => method !== "GET");
        for (const each of expectInOrder(writes)) {
            expect(each.map(({ what }) => what)).toEqual([
                "PUT updateExperience",
                "POST createExperienceVersion",
                "POST createExperienceVersion",
            ]);
        }
        for (const name of names) {
            expect(await world.versions(name)).toEqual([
                "1 ARCHIVED A:0",
                "2 ACTIVE A:0 B:1",
                "3 DRAFT A:0 B:1 C:2",
            ]);
        }
        expect((await world.project.up()).changes).toEqual([]);
    });

    test("do so where only the uid ties two resources together, and the engine writes them at once", async () => {
        const { emulator } = world;
        emulator.configure({ latencyMs: 100 });
        const mark = emulator.mark();
        await world.up(
            ...names.flatMap((name) => [
                experience(name, { description: "Changed" }),
                version(`${name}Live`, "PAUSED", ["A", "B"], { of: `${name}.uid`, staged: ["C"] }),
            ]),
        );
        emulator.configure({ latencyMs: 0 });
        const writes = emulator.since(mark).requests.filter(({ method }) => method !== "GET");
        expect(writes).toHaveLength(2 * names.length);
        expectInOrder(writes);
        for (const name of names) {
            expect(await world.versions(name)).toEqual(["1 ARCHIVED A:0", "2 PAUSED A:0 B:1", "3 DRAFT C:2"]);
        }
    });
});
