import type { Bag, Kind } from "../support/host";
import { useHost } from "../support/useHost";
import { noticesSince } from "./notices";

/** What somebody has edited outside Pulumi, seen by no refresh, when the program changes something else. */
const kinds: { kind: Kind; path: string; subject: string; inputs: Bag; change: Bag }[] = [
    {
        kind: "attribute",
        path: "/attributes",
        subject: 'Attribute "tier"',
        inputs: { key: "tier", name: "Tier", description: "declared" },
        change: { name: "Loyalty tier" },
    },
    {
        kind: "experience",
        path: "/experiences",
        subject: 'Experience "Hero"',
        inputs: { name: "Hero", type: "SEGMENTED", description: "declared" },
        change: { tags: ["home"] },
    },
];

describe.each(kinds)("$kind", ({ kind, path, subject, inputs, change }) => {
    const world = useHost();
    const program = (more: Bag = {}) => [{ name: "one", kind, inputs: { ...inputs, ...more } }];

    async function editDescription(description: string): Promise<void> {
        const { api } = world.emulator;
        const { id } = world.stack.entry("one");
        const live = (await api.get<Bag[]>(path)).find(({ uid }) => uid === id) as Bag;
        await api.put(`${path}/${id}`, { ...live, description });
    }

    const description = async () =>
        (await world.emulator.api.get<Bag[]>(path)).find(({ uid }) => uid === world.stack.entry("one").id)
            ?.description;

    test("a value that an update sets back is named, with who edited it", async () => {
        await world.stack.up(program());
        await editDescription("by hand");
        const mark = world.host.output().length;
        expect((await world.stack.up(program(change))).problems()).toEqual([]);
        expect(await description()).toBe("declared");
        const told = await noticesSince(world.host, /by hand/, mark);
        expect(told).toContain(`Warning: ${subject}`);
        expect(told).toMatch(/description: declared "declared", live "by hand"/);
        expect(told).toMatch(/edited outside Pulumi by .+ at \d{4}-\d\d-\d\dT/);
    });

    test("after a refresh the preview shows it, and nothing more is said", async () => {
        await world.stack.up(program());
        await editDescription("by hand");
        await world.stack.refresh();
        const mark = world.host.output().length;
        expect((await world.stack.up(program(change))).problems()).toEqual([]);
        expect(world.host.output().slice(mark)).not.toContain("Warning");
    });
});
