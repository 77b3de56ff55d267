import { useHost } from "../support/useHost";
import { type ListedCase, listedCases, onlyOne } from "./adoptKinds";

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

    test("it is refused although it matches and was made just now, with the three ways out", async () => {
        const { uid } = await post();
        // By clocks that do not agree it may be younger than now.
        await world.emulator.patch(uid, { createdAt: new Date(Date.now() + 5000).toISOString() });
        const ways = `personalize recover.*aliases.*import: "${uid}"\\.`;
        await refused(
            new RegExp(
                `can't be created because .* with that ${key} already exists: ${uid}\\. It matches .*${ways}`,
            ),
        );
        expect(world.stack.state.resources).toEqual([]);
    });

    test("it is refused where it differs, with the difference and the option to write", async () => {
        const { uid } = await post(other.body);
        // The plugin leaves `import` to Pulumi, which knows no `onMismatch`.
        const overwriting = world.host.way === "dynamic" ? "with onMismatch" : "and the same `up` updates it";
        await refused(
            new RegExp(
                `already exists: ${uid}\\. It differs: ${other.field}: declared .* import: "${uid}", ${overwriting}`,
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

    test("what was made between the look and the write is refused after another look", async () => {
        const { host, emulator } = world;
        await host.nextPhase();
        const checked = await host.check(kind, {}, inputs);
        expect(checked.failures).toEqual([]);
        const { uid } = await post();
        const mark = emulator.mark();
        await expect(host.create(kind, checked.inputs)).rejects.toThrow(`already exists: ${uid}`);
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

    test("a lost answer to the creation makes no second one", async () => {
        const { emulator, stack } = world;
        emulator.inject({ match: `POST ${path}`, kind: "reset-after", nth: "every" });
        expect((await stack.up(program())).problems()).toEqual([]);
        expect(await live()).toEqual([expect.objectContaining({ uid: stack.entry("one").id })]);
        expect((await stack.up(program())).changes).toEqual([]);
    });

    test("a creation that takes effect after its answer was lost is found when the repeated one is refused", async () => {
        const { emulator, stack } = world;
        emulator.inject({ match: `POST ${path}`, kind: "reset-before", nth: 1 });
        expect((await stack.up(program())).problems()).toEqual([]);
        expect(await live()).toHaveLength(1);
    });
});
