import { country } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { useHost } from "../support/useHost";
import { importing } from "./adoptKinds";
import { noticesSince } from "./notices";

type Live = { uid: string; latestVersion: string } & Record<string, unknown>;

/** What our checks refuse of a new object, and the server has taken. */
describe("what is live although our checks would refuse it", () => {
    const world = useHost();
    const odd = country("Germany");
    const noCountry =
        /^gold\.definition\.rules\[0\]\.attributeMatchOptions\.value: "Germany" is not a country code/;
    let uid: string;

    const gold = (inputs: object = {}): Declaration[] => [
        { name: "gold", kind: "audience", inputs: { name: "Gold", definition: odd, ...inputs } },
    ];
    const adopted = (inputs: object = {}, onMismatch?: string) =>
        gold({ ...importing(uid, onMismatch), ...inputs });

    beforeEach(async () => {
        const { api } = world.emulator;
        uid = (await api.post<Live>("/audiences", { name: "Gold", definition: odd })).uid;
    });

    /** The preview and the update refuse alike, and nothing is written. */
    async function refused(program: Declaration[], message: RegExp = noCountry): Promise<void> {
        const mark = world.emulator.mark();
        for (const report of [await world.stack.preview(program), await world.stack.up(program)]) {
            expect(report.problems()).toEqual([expect.stringMatching(message)]);
        }
        expect(world.emulator.since(mark).writes).toBe(0);
    }

    async function accepted(program: Declaration[]): Promise<number> {
        const mark = world.emulator.mark();
        expect((await world.stack.preview(program)).problems()).toEqual([]);
        expect((await world.stack.up(program)).problems()).toEqual([]);
        return world.emulator.since(mark).writes;
    }

    test("it is taken over without a write, and nothing changes afterwards", async () => {
        const heard = world.host.output().length;
        expect(await accepted(adopted())).toBe(0);
        const notice = new RegExp(`takes over ${uid}, which matches the declaration`);
        // The plugin leaves `import` to Pulumi.
        if (world.host.way === "dynamic") await noticesSince(world.host, notice, heard);
        for (const program of [adopted(), gold()]) {
            expect(await accepted(program)).toBe(0);
            expect((await world.stack.up(program)).changes).toEqual([]);
        }
        expect((await world.stack.refresh()).changes).toEqual([]);
    });

    test("another argument of it changes; the part itself does not, unless it is mended", async () => {
        await accepted(adopted());
        expect(await accepted(gold({ name: "Gold members" }))).toBe(1);
        const two = { ...odd, rules: [...odd.rules, ...country("FR").rules] };
        await refused(gold({ name: "Gold members", definition: two }));
        await refused(gold({ name: " " }), /^gold\.name: must not be empty/);
        expect(await accepted(gold({ name: "Gold members", definition: country("DE") }))).toBe(1);
        await refused(gold({ name: "Gold members" }));
    });

    test("a new one is refused, and one that differs from what is live", async () => {
        await refused(gold({ name: "New" }));
        await refused(adopted({ definition: { ...odd, combinationType: "OR" } }, "update"));
        const isDynamic = world.host.way === "dynamic";
        await refused(
            adopted(importing("0".repeat(24))),
            isDynamic ? noCountry : /has no audience with the uid/,
        );
        expect(await accepted(adopted({ name: "Gold members" }, "update"))).toBe(1);
    });

    test("what is gone can't be made again", async () => {
        await accepted(adopted());
        await world.emulator.api.delete(`/audiences/${uid}`);
        await world.stack.refresh();
        await refused(gold());
    });

    test("what someone has mended by hand is not made odd again, what someone has made odd is mended", async () => {
        const byHand = (value: string) =>
            world.emulator.api.put(`/audiences/${uid}`, { name: "Gold", definition: country(value) });
        await accepted(adopted());
        await byHand("DE");
        expect(await accepted(gold())).toBe(0);
        expect((await world.stack.refresh()).changes).toEqual(["update gold"]);
        await refused(gold());
        expect(await accepted(gold({ definition: country("DE") }))).toBe(0);
        await byHand("Germany");
        expect((await world.stack.refresh()).changes).toEqual(["update gold"]);
        expect(await accepted(gold({ definition: country("DE") }))).toBe(1);
    });

    test("a string that contains a converted Output is a mistake even where it is live", async () => {
        const name = "Calling [toString] on an [Output<T>] is not supported.";
        const { api } = world.emulator;
        const made = await api.post<Live>("/audiences", { name, definition: country("DE") });
        await refused(
            gold({ name, definition: country("DE"), ...importing(made.uid) }),
            /^gold\.name: contains an Output/,
        );
    });

    test("an attribute that it refers to is taken over in the same run", async () => {
        const { api } = world.emulator;
        const tier = await api.post<Live>("/attributes", { key: "tier", name: "Tier" });
        const custom = (attribute: unknown) => ({
            ...odd.rules[0],
            attribute: { __type: "CustomAttributeReference", ref: attribute },
        });
        const definition = (attribute: unknown) => ({ ...odd, rules: [...odd.rules, custom(attribute)] });
        await api.put(`/audiences/${uid}`, { name: "Gold", definition: definition(tier.uid) });
        const attribute: Declaration = {
            name: "tier",
            kind: "attribute",
            inputs: { key: "tier", name: "Tier", ...importing(tier.uid) },
        };
        const program = [attribute, ...adopted({ definition: definition(ref("tier")) })];
        expect(await accepted(program)).toBe(0);
        expect((await world.stack.up(program)).changes).toEqual([]);
    });

    test("a test with two primary metrics is taken over and paused, a draft of that kind does not go live", async () => {
        const { api } = world.emulator;
        const events = [
            await api.post<Live>("/events", { key: "signup" }),
            await api.post<Live>("/events", { key: "order" }),
        ];
        const made = await api.post<Live>("/experiences", { name: "Hero", __type: "AB_TEST" });
        const path = `/experiences/${made.uid}/versions`;
        const content = {
            variants: ["A", "B"].map((name) => ({ __type: "ABTestVariant", name, trafficDistribution: 50 })),
            variantSplit: "EQUALLY_SPLIT",
            metrics: events.map((event) => ({ event: event.uid, name: "Done", __type: "Primary" })),
        };
        await api.put(`${path}/${made.latestVersion}`, { ...content, status: "ACTIVE" });
        const draft = await api.post<Live>(path, { ...content, status: "DRAFT" });
        const version = (name: string, status: string, import_?: string): Declaration => ({
            name,
            kind: "experienceVersion",
            inputs: {
                experience: made.uid,
                status,
                variants: [{ name: "A" }, { name: "B" }],
                metrics: events.map((event) => ({ event: event.uid, name: "Done" })),
                ...(import_ && importing(`${made.uid}/${import_}`)),
            },
            ...(status === "DRAFT" && name === "draft" ? { dependsOn: ["live"] } : {}),
        });
        const both = [version("live", "ACTIVE", made.latestVersion), version("draft", "DRAFT", draft.uid)];
        expect(await accepted(both)).toBe(0);
        expect((await world.stack.up(both)).changes).toEqual([]);
        await refused([version("draft", "ACTIVE")], /^draft\.metrics: exactly one metric must be Primary/);
        const paused = [version("live", "PAUSED"), version("draft", "DRAFT")];
        expect(await accepted(paused)).toBe(1);
    });

    test("a variant that names no audience is taken over and paused, and whom it is for otherwise stays", async () => {
        const { api } = world.emulator;
        const made = await api.post<Live>("/experiences", { name: "Hero", __type: "SEGMENTED" });
        const path = `/experiences/${made.uid}/versions`;
        const inline = {
            __type: "SegmentedVariant",
            name: "Inline",
            audiences: [],
            audienceCombinationType: "AND",
            target: odd,
        };
        await api.put(`${path}/${made.latestVersion}`, { status: "ACTIVE", variants: [inline] });
        const hero = (status: string, variants: object[], more: object = {}): Declaration[] => [
            {
                name: "hero",
                kind: "experienceVersion",
                inputs: { experience: made.uid, status, variants, ...more },
            },
        ];
        const bare = [{ name: "Inline", audiences: [] }];
        await refused(
            hero("ACTIVE", bare),
            /^hero\.variants\[0\]\.audiences: the variant "Inline" of a segmented experience needs/,
        );
        const taken = hero("ACTIVE", bare, importing(`${made.uid}/${made.latestVersion}`));
        expect(await accepted(taken)).toBe(0);
        expect((await world.stack.up(taken)).changes).toEqual([]);
        expect(await accepted(hero("PAUSED", bare))).toBe(1);
        const [paused] = await api.get<Live[]>(path);
        expect(paused).toMatchObject({ status: "PAUSED", variants: [inline] });
        await refused(hero("PAUSED", [{ name: "Other", audiences: [] }]), /^hero\.variants\[0\]\.audiences/);
    });

    test("a variant that names no audience keeps whom it is for, in a new version, a draft, and the draft that goes live", async () => {
        const { api } = world.emulator;
        const germans = await api.post<Live>("/audiences", { name: "Germans", definition: country("DE") });
        const made = await api.post<Live>("/experiences", { name: "Hero", __type: "SEGMENTED" });
        const path = `/experiences/${made.uid}/versions`;
        const inline = {
            ...{ __type: "SegmentedVariant", name: "Inline", audiences: [] },
            ...{ audienceCombinationType: "AND", target: odd },
        };
        await api.put(`${path}/${made.latestVersion}`, { status: "ACTIVE", variants: [inline] });
        const bare = { name: "Inline", audiences: [] };
        const other = (name: string) => ({ name, audiences: [germans.uid] });
        const hero = (variants: object[], staged?: object[], more: object = {}): Declaration[] => {
            const beside = staged === undefined ? {} : { staged: { variants: staged } };
            const inputs = { experience: made.uid, status: "ACTIVE", variants, ...beside, ...more };
            return [{ name: "hero", kind: "experienceVersion", inputs }];
        };
        const targets = async (status: string) =>
            (await api.get<{ status: string; variants: { target?: object }[] }[]>(path))
                .find((each) => each.status === status)
                ?.variants.map(({ target }) => target);
        await accepted(hero([bare], undefined, importing(`${made.uid}/${made.latestVersion}`)));
        expect(await accepted(hero([bare, other("A")]))).toBe(1);
        expect(await targets("ACTIVE")).toEqual([odd, undefined]);
        expect(await accepted(hero([bare, other("A")], [other("A")]))).toBe(1);
        expect(await accepted(hero([bare, other("A")], [other("A"), bare]))).toBe(1);
        expect(await targets("DRAFT")).toEqual([undefined, odd]);
        expect(await accepted(hero([bare, other("B")], [other("A"), bare]))).toBe(2);
        expect([await targets("ACTIVE"), await targets("DRAFT")]).toEqual([
            [odd, undefined],
            [undefined, odd],
        ]);
        expect(await accepted(hero([other("A"), bare]))).toBe(1);
        expect(await targets("ACTIVE")).toEqual([undefined, odd]);
        await refused(hero([bare, { name: "C", audiences: [] }]), /^hero\.variants\[1\]\.audiences/);
    });
});
