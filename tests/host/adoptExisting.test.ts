import { useHost } from "../support/useHost";
import { type ListedCase, listedCases, onlyOne } from "./adoptKinds";
import { noticesSince } from "./notices";

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const HOUR = 3_600_000;

describe.each(listedCases)("where an $kind of the same key exists", (about: ListedCase) => {
    const { kind, path, inputs, other, key } = about;
    const world = useHost();
    const { program, post, live } = onlyOne(about, world);

    /** Both the preview and the update refuse; nothing is written. */
    async function refused(message: RegExp, declared = program()): Promise<void> {
        const mark = world.emulator.mark();
        for (const report of [await world.stack.preview(declared), await world.stack.up(declared)]) {
            expect(report.problems()).toEqual([expect.stringMatching(message)]);
            expect(report.failures.map((failure) => failure.property)).toEqual([key]);
        }
        expect(world.emulator.since(mark).writes).toBe(0);
    }

    /** It is taken over with a line that says so; nothing is written. */
    async function taken(uid: string): Promise<void> {
        const { emulator, stack, host } = world;
        const heard = host.output().length;
        const mark = emulator.mark();
        expect((await stack.preview(program())).problems()).toEqual([]);
        await noticesSince(
            host,
            new RegExp(`takes over ${uid}, which matches .* Nothing is written\\.`),
            heard,
        );
        expect((await stack.up(program())).problems()).toEqual([]);
        expect(emulator.since(mark).writes).toBe(0);
        expect(stack.entry("one").id).toBe(uid);
        expect((await stack.up(program())).changes).toEqual([]);
    }

    test("it is taken over where it is equal and was made lately", async () => {
        await taken((await post()).uid);
    });

    test("an hour is late enough, two are not", async () => {
        const { uid } = await post();
        await world.emulator.patch(uid, { createdAt: ago(2 * HOUR) });
        await refused(
            new RegExp(
                `can't be created because .* with that ${key} already exists: ${uid}\\. It matches .* longer ago than the setting adoptWithin.* import: "${uid}"\\. .*aliases`,
            ),
        );
        await world.emulator.patch(uid, { createdAt: ago(0.9 * HOUR) });
        await taken(uid);
    });

    test("it is refused where it differs, with the difference and the option to write", async () => {
        const { uid } = await post(other.body);
        await refused(
            new RegExp(
                `already exists: ${uid}\\. It differs: ${other.field}: declared .* import: "${uid}", with onMismatch`,
            ),
        );
    });

    test("of two of one name neither is chosen", async () => {
        world.emulator.configure({ switches: { duplicateNames: "allowed", duplicateKeys: "allowed" } });
        const [one, two] = [await post(), await post()];
        await refused(new RegExp(`already exists: (${one.uid}|${two.uid}) \\(one of 2: .*\\)`));
        world.emulator.configure({ switches: { duplicateNames: "refused", duplicateKeys: "refused" } });
        await world.emulator.api.delete(`${path}/${two.uid}`);
    });

    test("what was made between the look and the write is looked at again", async () => {
        const { host, emulator } = world;
        await host.nextPhase();
        const checked = await host.check(kind, {}, inputs);
        expect(checked.failures).toEqual([]);
        const { uid } = await post();
        const mark = emulator.mark();
        expect((await host.create(kind, checked.inputs)).id).toBe(uid);
        expect(emulator.since(mark).requests.map(({ method, status }) => [method, status])).toEqual([
            ["POST", 400],
            ["GET", 200],
        ]);
    });

    test("what was made between the look and the write and differs is refused", async () => {
        const { host } = world;
        await host.nextPhase();
        const checked = await host.check(kind, {}, inputs);
        const { uid } = await post(other.body);
        await expect(host.create(kind, checked.inputs)).rejects.toThrow(
            new RegExp(`already exists: ${uid}\\. It differs: ${other.field}`),
        );
        expect(await live()).toHaveLength(1);
    });

    test("of two creates that see the same leftover, one takes it over", async () => {
        const { host } = world;
        const { uid } = await post();
        await host.nextPhase();
        const { projectUid } = world.emulator;
        const both = await Promise.allSettled([1, 2].map(() => host.create(kind, { ...inputs, projectUid })));
        const made = both.filter((each) => each.status === "fulfilled");
        expect(made.map((each) => each.value.id)).toEqual([uid]);
        const [failed] = both.filter((each) => each.status === "rejected");
        expect(String(failed?.reason)).toMatch(/declared twice/);
    });

    test("a lost answer to the creation makes no second one", async () => {
        const { emulator, stack } = world;
        emulator.inject({ match: `POST ${path}`, kind: "reset-after", nth: "every" });
        expect((await stack.up(program())).problems()).toEqual([]);
        expect(await live()).toEqual([expect.objectContaining({ uid: stack.entry("one").id })]);
        expect((await stack.up(program())).changes).toEqual([]);
    });

    describe("with another adoptWithin", () => {
        const phases = async (adoptWithin: string, work: () => Promise<void>) => {
            const { stackConfig, stack, host } = world;
            const original = host.nextPhase;
            const config = { ...stackConfig, "contentstack-personalize:adoptWithin": adoptWithin };
            host.nextPhase = () => original(config);
            try {
                await work();
            } finally {
                host.nextPhase = original;
                await original(stackConfig);
                stack.state = { resources: [], pendingDeletes: [] };
            }
        };

        test("of 0 nothing is taken over, however new", async () => {
            const { uid } = await post();
            await phases("0s", () => refused(new RegExp(`already exists: ${uid}\\. It matches`)));
            // By clocks that do not agree it may be younger than now.
            await world.emulator.patch(uid, { createdAt: ago(-5000) });
            await phases("0s", () => refused(new RegExp(`already exists: ${uid}\\. It matches`)));
        });

        test("of a day, yesterday's is", async () => {
            const { uid } = await post();
            await world.emulator.patch(uid, { createdAt: ago(23 * HOUR) });
            await phases("24h", () => taken(uid));
            await world.emulator.patch(uid, { createdAt: ago(25 * HOUR) });
            await phases("24h", () => refused(/longer ago than the setting adoptWithin/));
        });
    });
});
