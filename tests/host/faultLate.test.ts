import { operations } from "../support/faultOperations";

import type { Declaration } from "../support/stack";
import { stackConfig, useHost } from "../support/useHost";

const ATTEMPT_MS = 300;
/** Carried out when the client has given it up and looked for its effect once already. */
const late = (match: string) => ({ match, kind: "delay" as const, ms: 1.5 * ATTEMPT_MS });

describe("what a server carries out after it was given up on", () => {
    const world = useHost();

    async function impatiently(): Promise<void> {
        await world.host.nextPhase({
            ...stackConfig(world.emulator),
            "contentstack-personalize:attemptTimeout": String(ATTEMPT_MS / 1000),
        });
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
        const up = await stack.up(after);
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
            const up = await stack.up(after);
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
