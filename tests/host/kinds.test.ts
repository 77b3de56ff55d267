import type { Bag, Kind } from "../support/host";
import { country } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { useHost, ways } from "../support/useHost";

/** The four kinds that stand in a list of the project, with their path. */
const listed: { kind: Kind; path: string; inputs: Bag }[] = [
    { kind: "attribute", path: "/attributes", inputs: { key: "tier", name: "Tier" } },
    { kind: "audience", path: "/audiences", inputs: { name: "Gold", definition: country("DE") } },
    { kind: "event", path: "/events", inputs: { key: "signup" } },
    { kind: "experience", path: "/experiences", inputs: { name: "Hero", type: "SEGMENTED" } },
];

const both = ways.flatMap((way) => listed.map((each) => ({ ...each, way })));

describe.each(both)("$kind through the $way way in", ({ kind, path, inputs, way }) => {
    const world = useHost(way);
    const program = (more: Bag = {}): Declaration[] => [
        { name: "one", kind, inputs: { ...inputs, ...more } },
    ];

    async function live(projectUid = world.emulator.projectUid): Promise<{ uid: string; __type?: string }[]> {
        const { url, authtoken } = world.emulator;
        const response = await fetch(url + path, { headers: { authtoken, "x-project-uid": projectUid } });
        const list = (await response.json()) as { uid: string; __type?: string }[];
        return list.filter((each) => each.__type !== "PRESET");
    }

    async function secondProject(): Promise<string> {
        const { url, authtoken, organizationUid } = world.emulator;
        const response = await fetch(`${url}/projects`, {
            method: "POST",
            headers: { authtoken, organization_uid: organizationUid, "content-type": "application/json" },
            body: JSON.stringify({ name: "Second", description: "" }),
        });
        return ((await response.json()) as { uid: string }).uid;
    }

    test("an absent and an empty description mean the same", async () => {
        await world.stack.up(program());
        expect((await world.stack.up(program({ description: "" }))).changes).toEqual([]);
        expect((await world.stack.up(program({ description: "d" }))).changes).toEqual(["update one"]);
    });

    test("an explicit other project replaces it there", async () => {
        await world.stack.up(program());
        const projectUid = await secondProject();
        const preview = await world.stack.preview(program({ projectUid }));
        expect(preview.changes).toEqual(["replace one"]);
        expect((await world.stack.up(program({ projectUid }))).problems()).toEqual([]);
        expect(await live()).toEqual([]);
        expect(await live(projectUid)).toHaveLength(1);
        expect((await world.stack.up(program({ projectUid }))).changes).toEqual([]);
        expect((await world.stack.refresh()).changes).toEqual([]);
        await world.stack.destroy();
        expect(await live(projectUid)).toEqual([]);
    });

    test("a change of the configured project is refused, since it would move everything", async () => {
        await world.stack.up(program());
        const projectUid = await secondProject();
        const config = { "contentstack-personalize:projectUid": projectUid };
        await world.host.nextPhase({ ...world.stackConfig, ...config });
        const olds = world.stack.entry("one").inputs;
        const { failures } = await world.host.check(kind, olds, inputs);
        await world.host.nextPhase(world.stackConfig);
        expect(failures.map((failure) => failure.reason).join()).toContain(projectUid);
        expect(await live(projectUid)).toEqual([]);
    });

    test("can be looked up by its id alone, and not by an id that nothing has", async () => {
        await world.stack.up(program());
        await world.host.nextPhase();
        const { id, outputs } = world.stack.entry("one");
        await world.host.nextPhase();
        const found = await world.host.read(kind, id, {});
        expect(found.props).toMatchObject({ ...inputs, projectUid: outputs.projectUid });
        const missing = world.host.read(kind, "a".repeat(24), {});
        // Only the plugin knows imports, so only it is asked for the reason.
        if (way === "plugin") await expect(missing).rejects.toThrow(`no ${kind} with the uid "aaa`);
        else expect((await missing).id).toBe("");
    });

    test("changed by hand and removed, it is deleted by an up or a destroy with --refresh", async () => {
        await world.stack.up(program());
        const [one] = await live();
        await world.emulator.api.put(`${path}/${one?.uid}`, { ...one, description: "Theirs" });
        // For the engine both are the same calls.
        expect((await world.stack.up([], { refresh: true })).problems()).toEqual([]);
        expect(await live()).toEqual([]);
    });

    test("deleted behind Pulumi's back, its deletion is done and its update is refused", async () => {
        await world.stack.up(program());
        const [one] = await live();
        await world.emulator.api.delete(`${path}/${one?.uid}`);
        const update = await world.stack.up(program({ description: "new" }));
        expect(update.problems().join()).toMatch(/no longer in the project.*pulumi refresh/);
        expect((await world.stack.destroy()).problems()).toEqual([]);
    });

    test("fields that the server has and we don't know survive an update", async () => {
        await world.stack.up(program());
        const [one] = await live();
        await world.emulator.api.put(`${path}/${one?.uid}`, { ...one, futureField: { deep: [1] } });
        expect((await world.stack.up(program({ description: "new" }))).problems()).toEqual([]);
        expect(await live()).toEqual([
            expect.objectContaining({ futureField: { deep: [1] }, description: "new" }),
        ]);
    });

    test("an unknown argument, a wrong type and a missing one are named with their path", async () => {
        // The plugin takes the logical name where `name` is missing, as the classes do.
        const required = Object.keys(inputs).filter((name) => way === "dynamic" || name !== "name");
        const [first] = required as [string];
        const { [first]: _, ...rest } = inputs;
        const cases: [Bag, string][] = [
            [{ ...inputs, colour: "red" }, "colour"],
            [{ ...inputs, description: 7 }, "description"],
            [rest, first],
        ];
        for (const [wrong, property] of cases) {
            const { failures } = await world.host.check(kind, {}, wrong);
            expect(failures.map((failure) => failure.property)).toEqual([property]);
        }
    });

    test("a reference to a resource that is replaced is replaced by the new id", async () => {
        const user: Declaration = {
            name: "user",
            kind: "event",
            inputs: { key: "user", description: ref("one") },
        };
        await world.stack.up([...program(), user]);
        const before = world.stack.entry("one").id;
        const projectUid = await secondProject();
        await world.stack.up([...program({ projectUid }), user]);
        expect(world.stack.entry("one").id).not.toBe(before);
        expect(world.stack.entry("user").outputs.description).toBe(world.stack.entry("one").id);
    });
});

describe.each(ways)("an experience with retainOnDelete whose type changes, through the %s way in", (way) => {
    const world = useHost(way);
    // The resource class says that the option is set; the plugin can't.
    const hidden = way === "dynamic" ? { __retainOnDelete: true } : {};
    const hero = (inputs: Bag): Declaration => ({
        name: "hero",
        kind: "experience",
        retainOnDelete: true,
        inputs: { name: "Hero", type: "SEGMENTED", ...hidden, ...inputs },
    });
    const RETAINED =
        /hero\.type: has changed, which replaces the experience, but the option retainOnDelete keeps the old one, which has the same name\. To keep both, give the new one another name\./;
    const KEPT =
        /Experience "Hero" can't be created because the experience that it replaces \(\w+\) was kept and has the same name: the option retainOnDelete is set\./;

    test(`${way === "dynamic" ? "fails in the preview" : "fails before the write"}, and says how to go on`, async () => {
        await world.stack.up([hero({})]);
        const mark = world.emulator.mark();
        if (way === "dynamic") {
            const preview = await world.stack.preview([hero({ type: "AB_TEST" })]);
            expect(preview.problems().join()).toMatch(RETAINED);
            // Also if the same change removes the option, since the engine heeds the one in the state.
            const without = await world.stack.preview([
                hero({ type: "AB_TEST", __retainOnDelete: undefined }),
            ]);
            expect(without.problems().join()).toMatch(RETAINED);
            await world.stack.refresh();
        }
        const up = await world.stack.up([hero({ type: "AB_TEST" })]);
        expect(up.problems().join()).toMatch(way === "dynamic" ? RETAINED : KEPT);
        expect(world.emulator.since(mark).writes).toBe(0);
    });

    test("is replaced under another name, and the old one stays", async () => {
        await world.stack.up([hero({})]);
        const changed = [hero({ type: "AB_TEST", name: "Hero 2" })];
        expect((await world.stack.preview(changed)).problems()).toEqual([]);
        expect((await world.stack.up(changed)).problems()).toEqual([]);
        const all = await world.emulator.api.get<{ name: string }[]>("/experiences");
        expect(all.map(({ name }) => name).sort()).toEqual(["Hero", "Hero 2"]);
    });
});

describe("with --continue-on-error", () => {
    const world = useHost();

    test.each(listed)(
        "$kind: an update that lacks an argument of a failed resource reports no mistake and writes nothing",
        async ({ kind, inputs }) => {
            const incomplete = { __incomplete: true };
            expect((await world.host.check(kind, {}, incomplete)).failures).toEqual([]);
            await expect(world.host.create(kind, incomplete)).rejects.toThrow(
                "an argument comes from a resource that has failed, so nothing was written",
            );
            await world.stack.up([{ name: "one", kind, inputs }]);
            const { id, outputs } = world.stack.entry("one");
            await world.host.nextPhase();
            const diff = await world.host.diff(kind, id, outputs, incomplete);
            expect([diff.changes, diff.replaces]).toEqual([true, []]);
            await expect(world.host.update(kind, id, outputs, incomplete)).rejects.toThrow(
                "nothing was written",
            );
        },
    );
});
