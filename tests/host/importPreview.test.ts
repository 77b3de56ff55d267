import { startTestEmulator, type TestEmulator } from "../support/emulator";
import type { Host } from "../support/host";
import { type Declaration, ref, Stack } from "../support/stack";
import { describeDynamic, OWN_IMPORT } from "../support/testDynamic";
import { hostFor } from "../support/useHost";

interface Made {
    uid: string;
    latestVersion: string;
}

/** Everything refers to something that is taken over in the same run, whose id no preview knows. */
describeDynamic(OWN_IMPORT)("the preview of an adoption", () => {
    let emulator: TestEmulator;
    let host: Host;

    beforeEach(async () => {
        emulator = await startTestEmulator();
        host = await hostFor(emulator);
    });
    afterEach(async () => {
        await host.stop();
        await emulator.close();
    });

    const definition = (attribute: unknown, value = "gold") => ({
        __type: "RuleCombination",
        combinationType: "AND",
        rules: [
            {
                __type: "Rule",
                attribute: { __type: "CustomAttributeReference", ref: attribute },
                attributeMatchCondition: "STRING_EQUALS",
                attributeMatchOptions: { __type: "StringMatchOptions", value },
                invertCondition: false,
            },
        ],
    });

    async function build() {
        const { api } = emulator;
        const tier = await api.post<Made>("/attributes", { key: "tier", name: "Tier" });
        const body = { name: "Gold", definition: definition(tier.uid) };
        const gold = await api.post<Made>("/audiences", body);
        const offers: Made[] = [];
        for (const name of ["Offer", "Banner"]) {
            const offer = await api.post<Made>("/experiences", { name, __type: "SEGMENTED" });
            const path = `/experiences/${offer.uid}/versions`;
            const [a, b] = ["A", "B"].map((name) => ({
                __type: "SegmentedVariant",
                name,
                audiences: [gold.uid],
                audienceCombinationType: "AND",
            }));
            await api.put(`${path}/${offer.latestVersion}`, { status: "ACTIVE", variants: [a] });
            await api.post(path, { status: "DRAFT", variants: [b] });
            offers.push(offer);
        }
        return { tier, gold, offer: offers[0]!, banner: offers[1]! };
    }

    type World = Awaited<ReturnType<typeof build>>;

    function program(
        { tier, gold, offer, banner }: World,
        { value = "gold", variant = "A", staged = "B", order = ["offer", "banner"] } = {},
    ): Declaration[] {
        const taking = (id: string) => ({ __import: { id, onMismatch: "refuse" } });
        return [
            { name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier", ...taking(tier.uid) } },
            {
                name: "gold",
                kind: "audience",
                inputs: { name: "Gold", definition: definition(ref("tier"), value), ...taking(gold.uid) },
            },
            {
                name: "offer",
                kind: "experience",
                inputs: { name: "Offer", type: "SEGMENTED", ...taking(offer.uid) },
            },
            {
                name: "banner",
                kind: "experience",
                inputs: { name: "Banner", type: "SEGMENTED", ...taking(banner.uid) },
            },
            {
                name: "live",
                kind: "experienceVersion",
                inputs: {
                    experience: ref("offer"),
                    status: "ACTIVE",
                    variants: [{ name: variant, audiences: [ref("gold")] }],
                    staged: { variants: [{ name: staged, audiences: [ref("gold")] }] },
                    ...taking(`${offer.uid}/${offer.latestVersion}`),
                },
            },
            {
                name: "order",
                kind: "experiencesPriority",
                inputs: {
                    order: order.map((name) => (name.length === 24 ? name : ref(name))),
                    ...taking(emulator.projectUid),
                },
            },
        ];
    }

    test("has a line for each object, although what it refers to is not known yet", async () => {
        const world = await build();
        const preview = await new Stack(host).preview(program(world));
        expect(preview.problems()).toEqual([]);
        await host.stop();
        const lines = host.output().match(/^.* takes over .*$/gm) ?? [];
        const ids = [
            world.tier.uid,
            world.gold.uid,
            world.offer.uid,
            world.banner.uid,
            `${world.offer.uid}/${world.offer.latestVersion}`,
            emulator.projectUid,
        ];
        expect(lines.map((line) => /takes over (\S+),/.exec(line)?.[1]).sort()).toEqual(ids.sort());
        expect(lines.every((line) => line.includes("which matches the declaration"))).toBe(true);
        expect(lines.filter((line) => line.includes("as far as the preview knows it"))).toHaveLength(3);
    });

    test.each([
        [{ value: "silver" }, "gold"],
        [{ variant: "C" }, "live"],
        [{ staged: "C" }, "live"],
    ])("refuses a difference in what is known: %j", async (change, name) => {
        const preview = await new Stack(host).preview(program(await build(), change));
        expect(preview.problems()).toHaveLength(1);
        expect(preview.problems()[0]).toMatch(new RegExp(`^${name}\\b.*differs from the declaration`, "s"));
    });

    test("refuses another order of experiences that are known", async () => {
        const world = await build();
        const order = [world.banner.uid, world.offer.uid];
        const preview = await new Stack(host).preview(program(world, { order }));
        expect(preview.problems()).toEqual([expect.stringContaining("order")]);
    });
});
