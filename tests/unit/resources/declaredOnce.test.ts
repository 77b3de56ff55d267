import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";

beforeAll(() =>
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
        call: ({ inputs }) => inputs,
    }),
);

const order = (name: string, projectUid?: string) =>
    new personalize.ExperiencesPriority(name, { order: ["b".repeat(24)], projectUid });

/** What each line of a program does: nothing, or the sentence with which it fails. */
async function run(...lines: (() => unknown)[]): Promise<(string | undefined)[]> {
    const outcomes: (string | undefined)[] = [];
    await pulumi.runtime.runInPulumiStack(async () => {
        for (const line of lines) {
            try {
                line();
                outcomes.push(undefined);
            } catch (error) {
                outcomes.push((error as Error).message);
            }
        }
    });
    return outcomes;
}

test("a second order of one project is refused while the program runs", async () => {
    const second = expect.stringContaining('ExperiencesPriority "b" is a second priority order');
    expect(
        await run(
            () => order("a"),
            () => order("b"),
        ),
    ).toEqual([undefined, second]);
});

test("an order of another project is not, and the next program of the process begins anew", async () => {
    expect(
        await run(
            () => order("a"),
            () => order("b", "c".repeat(24)),
        ),
    ).toEqual([undefined, undefined]);
});

test("an order that has a new experience twice is refused while the program runs", async () => {
    const { Experience, ExperiencesPriority } = personalize;
    const twice = await run(() => {
        const [hero, banner] = ["hero", "banner"].map((name) => new Experience(name, { type: "AB_TEST" }));
        new ExperiencesPriority("order", { order: [hero!, banner!, hero!.id] });
    });
    expect(twice).toEqual([
        'ExperiencesPriority "order": order[2] is the same experience as order[0]. List each experience once.',
    ]);
});

describe("two resources with the same key or name", () => {
    const { Attribute, Audience, Event, Experience } = personalize;
    const definition = personalize.rules.all(personalize.rules.country.equals("DE"));
    const declare: Record<string, (name: string, key: pulumi.Input<string>) => pulumi.CustomResource> = {
        Attribute: (name, key) => new Attribute(name, { key, name: "n" }),
        Audience: (name, key) => new Audience(name, { name: key, definition }),
        Event: (name, key) => new Event(name, { key }),
        Experience: (name, key) => new Experience(name, { name: key, type: "AB_TEST" }),
    };

    /** What each resource tells the life cycle of its duplicate. */
    async function duplicatesOf(...lines: (() => pulumi.CustomResource)[]): Promise<Record<string, unknown>> {
        const seen: Record<string, unknown> = {};
        pulumi.runtime.setMocks({
            newResource: ({ name, inputs }) => {
                seen[name] = inputs.__duplicate;
                return { id: `${name}-id`, state: inputs };
            },
            call: ({ inputs }) => inputs,
        });
        await pulumi.runtime.runInPulumiStack(async () => {
            const made = lines.map((line) => line());
            await Promise.all(made.map(({ urn }) => new Promise((resolve) => urn.apply(resolve))));
        });
        return seen;
    }

    test.each(Object.entries(declare))("know of each other: %s", async (_, make) => {
        const seen = await duplicatesOf(
            () => make("a", "same"),
            () => make("b", "same"),
            () => make("c", "other"),
            () => make("d", pulumi.output("same")),
        );
        expect(seen).toMatchObject({ a: "b", b: "a", c: undefined, d: undefined });
    });

    test("are none where the kinds differ, or where one is only read", async () => {
        const seen = await duplicatesOf(
            () => new Attribute("a", { key: "same", name: "n" }),
            () => new Event("b", { key: "same" }),
            () => Event.get("c", "d".repeat(24)),
        );
        expect(seen).toMatchObject({ a: undefined, b: undefined, c: undefined });
    });
});
