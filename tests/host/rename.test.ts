import { country } from "../support/rules";
import { type Declaration, ref } from "../support/stack";
import { useHost } from "../support/useHost";
import { importing } from "./adoptKinds";

/** One of each kind; a name in `renamed` is another logical name, as without an alias. */
function program(renamed: Record<string, string> = {}): Declaration[] {
    const named = (name: string) => renamed[name] ?? name;
    const to = (name: string) => ref(named(name));
    const one = (
        name: string,
        kind: Declaration["kind"],
        inputs: object,
        more: Partial<Declaration> = {},
    ) => ({
        name: named(name),
        kind,
        inputs: { ...inputs },
        ...more,
    });
    return [
        one("tier", "attribute", { key: "tier", name: "Tier" }),
        one("gold", "audience", { name: "Gold", definition: country("DE") }),
        one("signup", "event", { key: "signup" }),
        one("hero", "experience", { name: "Hero", type: "SEGMENTED" }, { dependsOn: [named("gold")] }),
        one(
            "live",
            "experienceVersion",
            {
                experience: to("hero"),
                status: "ACTIVE",
                variants: [{ name: "A", audiences: [to("gold")] }],
                staged: { variants: [{ name: "B", audiences: [to("gold")] }] },
            },
            { deletedWith: named("hero") },
        ),
        one("order", "experiencesPriority", { order: [to("hero")] }),
    ];
}

const names = program().map((each) => each.name);

describe("a resource that gets another logical name without an alias", () => {
    const world = useHost();
    const PATHS = ["/attributes", "/audiences", "/events", "/experiences"];

    /** The uids and times of all that people made. */
    async function everything(): Promise<string[]> {
        const lists = await Promise.all(
            PATHS.map((path) => world.emulator.api.get<Record<string, string>[]>(path)),
        );
        const objects = lists.flat().filter((each) => each.__type !== "PRESET");
        const versions = await Promise.all(
            (lists[3] ?? []).map(({ uid }) =>
                world.emulator.api.get<Record<string, string>[]>(`/experiences/${uid}/versions`),
            ),
        );
        return [...objects, ...versions.flat()].map((each) => `${each.uid} ${each.status} ${each.updatedAt}`);
    }

    /** The program as it stands before the renaming. */
    async function standing(): Promise<string[]> {
        expect((await world.stack.up(program())).problems()).toEqual([]);
        // What the server does in the background changes times of its own.
        world.emulator.settle();
        return everything();
    }

    const idOf = (name: string) => world.stack.entry(name).id;

    test.each(names.filter((name) => name !== "order"))(
        "%s is refused in the preview, with the ways out, and nothing is lost",
        async (name) => {
            const { stack, emulator } = world;
            await standing();
            const before = await everything();
            const id = idOf(name);
            const mark = emulator.mark();
            for (const report of [
                await stack.preview(program({ [name]: "renamed" })),
                await stack.up(program({ [name]: "renamed" })),
            ]) {
                expect(report.failures.map((failure) => [failure.name, failure.reason])).toEqual([
                    ["renamed", expect.stringMatching(new RegExp(`(?=.*alias).*import: "${id}"`))],
                ]);
            }
            expect(emulator.since(mark).writes).toBe(0);
            expect(await everything()).toEqual(before);
            // What the message says.
            const adopted = program({ [name]: "renamed" }).map((each) =>
                each.name === "renamed" ? { ...each, inputs: { ...each.inputs, ...importing(id) } } : each,
            );
            expect((await stack.up(adopted)).problems()).toEqual([]);
            expect(await everything()).toEqual(before);
            expect(idOf("renamed")).toBe(id);
            expect((await stack.up(program({ [name]: "renamed" }))).changes).toEqual([]);
        },
    );

    test("the order goes on, and nothing is written", async () => {
        const { stack, emulator } = world;
        await standing();
        const mark = emulator.mark();
        const up = await stack.up(program({ order: "renamed" }));
        expect(up.problems()).toEqual([]);
        expect(up.changes).toEqual(["create renamed", "delete order"]);
        expect(emulator.since(mark).writes).toBe(0);
        expect((await stack.up(program({ order: "renamed" }))).changes).toEqual([]);
    });

    test("all of them at once", async () => {
        const { stack, emulator } = world;
        const before = await standing();
        const mark = emulator.mark();
        const all = program(Object.fromEntries(names.map((name) => [name, `${name}2`])));
        // What depends on one that is refused is not asked about.
        const reasons = (await stack.preview(all)).failures.map(({ name, reason }) => [
            name,
            /alias/.test(reason),
        ]);
        expect(reasons).toEqual(["tier2", "gold2", "signup2"].map((name) => [name, true]));
        expect((await stack.up(all)).ok).toBe(false);
        expect(emulator.since(mark).writes).toBe(0);
        expect(await everything()).toEqual(before);
        expect((await stack.up(program())).changes).toEqual([]);
        expect((await stack.destroy()).problems()).toEqual([]);
        expect(await everything()).toEqual([]);
    });
});
