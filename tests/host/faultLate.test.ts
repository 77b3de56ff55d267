import { setImmediate as turn } from "node:timers/promises";
import { operations } from "../support/faultOperations";
import type { Declaration, Report } from "../support/stack";
import { stackConfig, useHost } from "../support/useHost";

/** All requests but the held ones need less, on a busy machine too. */
const ATTEMPT_MS = 1500;
const late = (match: string) => ({ match, kind: "hold" as const });

async function until(...conditions: (() => boolean)[]): Promise<void> {
    while (!conditions.some((holds) => holds())) await turn();
}

describe("what a server carries out after it was given up on", () => {
    const world = useHost();

    async function impatiently(): Promise<void> {
        await world.host.nextPhase({
            ...stackConfig(world.emulator),
            "contentstack-personalize:attemptTimeout": String(ATTEMPT_MS / 1000),
        });
    }

    /** A held request continues when the client has given it up and looked for its effect once. */
    async function upWithLateRequests(declarations: Declaration[]): Promise<Report> {
        const { stack, emulator } = world;
        let running = true;
        const up = stack.up(declarations).finally(() => {
            running = false;
        });
        const ended = () => !running;
        const looked = (path: string) => {
            const list = `GET ${path.replace(/(\/versions)\/.*/, "$1")}`;
            const mark = emulator.mark();
            return () => emulator.since(mark).lines.some((line) => line.startsWith(list));
        };
        while (running) {
            const [request] = await emulator.held(0);
            if (request) await until(looked(request.path), ended);
            emulator.release();
            await turn();
        }
        return up;
    }

    afterEach(() => {
        world.emulator.configure({ switches: { duplicateKeys: "refused", duplicateNames: "refused" } });
    });

    test.each(["attribute", "audience", "event", "experience"])("makes no second %s", async (kind) => {
        const { stack, emulator } = world;
        // A server that would not notice: whether the real one refuses a second of the same key is not known.
        emulator.configure({ switches: { duplicateKeys: "allowed", duplicateNames: "allowed" } });
        const { after } = operations.find(({ name }) => name === `create ${kind}`) as {
            after: Declaration[];
        };
        await impatiently();
        emulator.inject(late(`POST /${kind}s`));
        const up = await upWithLateRequests(after);
        await emulator.idle();
        expect(up.problems()).toEqual([]);
        const made = await emulator.api.get<{ uid: string; __type?: string }[]>(`/${kind}s`);
        expect(made.filter(({ __type }) => __type !== "PRESET").map(({ uid }) => uid)).toEqual([
            stack.entry(after[0]?.name ?? "").id,
        ]);
    });

    test.each(["configure draft", "publish over active", "publish over paused", "stage draft"])(
        "is not done twice by: %s",
        async (name) => {
            const { stack, emulator } = world;
            const { before, after } = operations.find((each) => each.name === name)!;
            const path = "POST PUT".split(" ").map((method) => late(`${method} /experiences/*/versions*`));
            await impatiently();
            for (const program of before) expect((await stack.up(program)).problems()).toEqual([]);
            emulator.inject(...path);
            const up = await upWithLateRequests(after);
            await emulator.idle();
            expect(up.problems()).toEqual([]);
            emulator.clearFaults();
            const [experience] = await emulator.api.get<{ uid: string }[]>("/experiences");
            const versions = await emulator.api.get<{ variants: { shortUid: string }[] }[]>(
                `/experiences/${experience?.uid}/versions`,
            );
            const given = versions.flatMap(({ variants }) => variants.map(({ shortUid }) => shortUid));
            expect(Math.max(...given.map(Number))).toBeLessThan(3);
            expect(versions).toHaveLength(name === "configure draft" ? 1 : 2);
        },
    );
});
