import type { Declaration } from "../support/stack";
import { describeDynamic, OWN_IMPORT } from "../support/testDynamic";
import { useHost } from "../support/useHost";
import { importing } from "./adoptKinds";
import { noticesSince } from "./notices";

describeDynamic(OWN_IMPORT)("the option import of the priority order", () => {
    const world = useHost();
    const uids: string[] = [];

    beforeEach(async () => {
        uids.length = 0;
        for (const name of ["A", "B", "C"]) {
            uids.push(
                (
                    await world.emulator.api.post<{ uid: string }>("/experiences", {
                        name,
                        __type: "SEGMENTED",
                    })
                ).uid,
            );
        }
    });

    const live = async () =>
        (await world.emulator.api.get<{ priorityOrder: string[] }>("/experiences-priority")).priorityOrder;
    const program = (order: string[], more: object = {}): Declaration[] => [
        { name: "order", kind: "experiencesPriority", inputs: { order, ...more } },
    ];

    test("takes an equal order over without a write, also one that leaves experiences out", async () => {
        const { emulator, stack, host } = world;
        const order = await live();
        for (const declared of [order, order.slice(1)]) {
            stack.state = { resources: [], pendingDeletes: [] };
            const heard = host.output().length;
            const mark = emulator.mark();
            const taking = program(declared, importing(emulator.projectUid));
            expect((await stack.preview(taking)).problems()).toEqual([]);
            await noticesSince(host, /ExperiencesPriority: takes over .* matches the declaration/, heard);
            expect((await stack.up(taking)).problems()).toEqual([]);
            expect(emulator.since(mark).writes).toBe(0);
            const after = emulator.mark();
            expect((await stack.up(program(declared))).changes).toEqual([]);
            expect(emulator.since(after).lines).toEqual([]);
        }
    });

    test("refuses another order, and writes it only when told", async () => {
        const { emulator, stack } = world;
        const before = await live();
        const wanted = before.toReversed();
        for (const run of ["preview", "up"] as const) {
            const report = await stack[run](program(wanted, importing(emulator.projectUid)));
            expect(report.problems()).toEqual([
                expect.stringMatching(
                    new RegExp(
                        `differs.*order\\[0\\]: declared "${wanted[0]}", live "${before[0]}";.*onMismatch`,
                    ),
                ),
            ]);
        }
        expect(await live()).toEqual(before);
        const up = await stack.up(program(wanted, importing(emulator.projectUid, "update")));
        expect(up.problems()).toEqual([]);
        expect(await live()).toEqual(wanted);
    });

    test("refuses an id that is not the project's", async () => {
        const order = await live();
        const preview = await world.stack.preview(program(order, importing(uids[0]!)));
        expect(preview.problems()).toEqual([expect.stringMatching(/its id is the project's uid/)]);
    });
});
