import { type Declaration, ref } from "../support/stack";
import { describeDynamic, OWN_IMPORT } from "../support/testDynamic";
import { useHost } from "../support/useHost";
import { importing, type ListedCase, type Live, listedCases, onlyOne } from "./adoptKinds";
import { noticesSince } from "./notices";

describeDynamic(OWN_IMPORT).each(listedCases)("the option import of an $kind", (about: ListedCase) => {
    const { kind, path, inputs, body, other } = about;
    const world = useHost();
    const { program, post, live } = onlyOne(about, world);

    test("takes over an equal object without a write, and then may go or stay", async () => {
        const { uid } = await post();
        const { emulator, stack, host } = world;
        const heard = host.output().length;
        const mark = emulator.mark();
        const preview = await stack.preview(program(importing(uid)));
        expect(preview.problems()).toEqual([]);
        await noticesSince(
            host,
            new RegExp(`takes over ${uid}, which matches the declaration. Nothing`),
            heard,
        );
        const up = await stack.up(program(importing(uid)));
        expect(up.problems()).toEqual([]);
        expect(up.changes).toEqual(["create one"]);
        expect(emulator.since(mark).writes).toBe(0);
        expect(stack.entry("one").id).toBe(uid);
        const after = emulator.mark();
        for (const next of [importing(uid), {}, importing("aaaaaaaaaaaaaaaaaaaaaaaa"), {}]) {
            expect((await stack.preview(program(next))).problems()).toEqual([]);
            expect((await stack.up(program(next))).changes).toEqual([]);
        }
        expect(emulator.since(after).lines).toEqual([]);
        await noticesSince(host, /import` names aaaaaaaaaaaaaaaaaaaaaaaa, which has no effect/, heard);
    });

    test("is refused in the preview where the object differs, with both values", async () => {
        const { uid } = await post(other.body);
        const mark = world.emulator.mark();
        for (const report of [
            await world.stack.preview(program(importing(uid))),
            await world.stack.up(program(importing(uid))),
        ]) {
            expect(report.problems()).toHaveLength(1);
            expect(report.problems()[0]).toMatch(
                new RegExp(`takes? over ${uid}.*${other.field}: declared .*live .*onMismatch: "update"`),
            );
        }
        expect(world.emulator.since(mark).writes).toBe(0);
    });

    test('writes the declaration over it with onMismatch: "update", which the preview says', async () => {
        const { uid } = await post(other.body);
        const { emulator, stack, host } = world;
        const heard = host.output().length;
        const mark = emulator.mark();
        expect((await stack.preview(program(importing(uid, "update")))).problems()).toEqual([]);
        await noticesSince(
            host,
            new RegExp(`takes over ${uid} and changes it .*${other.field}: declared`),
            heard,
        );
        expect(emulator.since(mark).writes).toBe(0);
        expect((await stack.up(program(importing(uid, "update")))).problems()).toEqual([]);
        expect(emulator.since(mark).requests.map((each) => each.method)).toEqual(["GET", "GET", "PUT"]);
        expect(await live()).toEqual([expect.objectContaining({ uid, ...body })]);
        expect((await stack.refresh()).changes).toEqual([]);
    });

    test("names what the uid is instead, and how to go on", async () => {
        const before = await live();
        const { uid } = await world.emulator.api.post<Live>(
            kind === "event" ? "/attributes" : "/events",
            kind === "event" ? { key: "k", name: "N" } : { key: "k" },
        );
        const cases: [string, RegExp][] = [
            [
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                /has no \w+ with that uid\. Correct the .*`import`.* or remove it to create/,
            ],
            [uid, kind === "event" ? /It is the uid of an attribute\./ : /It is the uid of an event\./],
            ["", /can't take over "": /],
            [
                "k",
                new RegExp(
                    `It is the key of the ${kind === "event" ? "attribute" : "event"} with the uid ${uid}\\.`,
                ),
            ],
        ];
        for (const [id, message] of cases) {
            const preview = await world.stack.preview(program(importing(id)));
            expect(preview.problems()).toEqual([expect.stringMatching(message)]);
            const up = await world.stack.up(program(importing(id)));
            expect(up.problems()).toEqual([expect.stringMatching(message)]);
        }
        expect(await live()).toEqual(before);
    });

    test("of two resources that name one object, the second is refused", async () => {
        const { uid } = await post();
        const twice = [...program(importing(uid)), { ...program(importing(uid))[0]!, name: "two" }];
        const up = await world.stack.up(twice);
        expect(up.problems()).toEqual([expect.stringMatching(new RegExp(`manage the same object .*${uid}`))]);
        expect(world.stack.state.resources.map((entry) => entry.id)).toEqual([uid]);
    });

    test("is refused where a change would replace the resource", async () => {
        const { uid } = await post();
        await world.stack.up(program(importing(uid)));
        const changes = [
            { projectUid: "64c7a0000000000000000009" },
            ...(kind === "experience" ? [{ type: "AB_TEST" }] : []),
        ];
        for (const change of changes) {
            const mark = world.emulator.mark();
            const preview = await world.stack.preview(program({ ...change, ...importing(uid) }));
            const [property] = Object.keys(change);
            expect(preview.problems()).toEqual([
                expect.stringMatching(
                    new RegExp(`^one\\.${property}: .*\`import\`.*Remove the option first`),
                ),
            ]);
            expect(world.emulator.since(mark).lines).toEqual([]);
            expect((await world.stack.preview(program(change))).changes).toEqual(["replace one"]);
        }
    });

    test("with arguments that are not known yet, the update compares", async () => {
        const { uid } = await post({ description: "made by hand" });
        const first: Declaration = { name: "first", kind: "event", inputs: { key: "first" } };
        const dependent = (onMismatch: string): Declaration[] => [
            first,
            ...program({ description: ref("first"), ...importing(uid, onMismatch) }),
        ];
        expect((await world.stack.preview(dependent("refuse"))).problems()).toEqual([]);
        const up = await world.stack.up(dependent("refuse"));
        expect(up.problems()).toEqual([expect.stringContaining('live "made by hand"')]);
        expect((await world.stack.up(dependent("update"))).problems()).toEqual([]);
        const { id } = world.stack.entry("first");
        expect(await world.emulator.api.get<Live[]>(path)).toContainEqual(
            expect.objectContaining({ uid, description: id }),
        );
    });

    test("with an id that is not known yet, the update takes over", async () => {
        const { uid } = await post();
        const named: Declaration = {
            name: "named",
            kind: "event",
            inputs: { key: "named", description: uid },
        };
        const late = [
            named,
            {
                name: "one",
                kind,
                inputs: { ...inputs, __import: { id: ref("named", "description"), onMismatch: "refuse" } },
            },
        ];
        expect((await world.stack.preview(late)).problems()).toEqual([]);
        expect((await world.stack.up(late)).problems()).toEqual([]);
        expect(world.stack.entry("one").id).toBe(uid);
    });
});

describeDynamic(OWN_IMPORT)("the option import", () => {
    const world = useHost();

    test("says of a preset attribute that it can't be declared", async () => {
        const program: Declaration[] = [
            {
                name: "one",
                kind: "attribute",
                inputs: { key: "country", name: "Country", ...importing("COUNTRY") },
            },
        ];
        const preview = await world.stack.preview(program);
        expect(preview.problems()).toEqual([
            expect.stringMatching(/preset attribute, which every project has/),
        ]);
    });

    test("can't change the type of an experience, whatever onMismatch says", async () => {
        const { uid } = await world.emulator.api.post<Live>("/experiences", {
            name: "Hero",
            __type: "AB_TEST",
        });
        const mark = world.emulator.mark();
        const program: Declaration[] = [
            {
                name: "one",
                kind: "experience",
                inputs: { name: "Hero", type: "SEGMENTED", ...importing(uid, "update") },
            },
        ];
        for (const report of [await world.stack.preview(program), await world.stack.up(program)]) {
            expect(report.problems()).toEqual([
                expect.stringMatching(/can't change its type \(type: declared "SEGMENTED", live "AB_TEST"\)/),
            ]);
        }
        expect(world.emulator.since(mark).writes).toBe(0);
    });
});
