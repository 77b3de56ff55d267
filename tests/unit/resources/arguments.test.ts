import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";

const { rules } = personalize;

beforeAll(() =>
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
        call: ({ inputs }) => inputs,
    }),
);

type Constructor = new (name: string, args: never) => pulumi.CustomResource;
const { Attribute, Audience, Event, Experience, ExperienceVersion, ExperiencesPriority } = personalize;
const kinds = Object.entries({
    Attribute,
    Audience,
    Event,
    Experience,
    ExperienceVersion,
    ExperiencesPriority,
});

describe.each(kinds)("%s", (kind, Class) => {
    const construct = (args: unknown) => () => new (Class as Constructor)("one", args as never);

    test.each([
        ["an Output", pulumi.output({ key: "k" })],
        ["a Promise", Promise.resolve({ key: "k" })],
    ])("says so where its arguments as a whole are %s", (_, args) => {
        expect(construct(args)).toThrow(
            `${kind} "one": the arguments as a whole are an Output or a Promise. Pass an object`,
        );
    });

    test.each([undefined, null, "key", []])("says so where its arguments are %p", (args) => {
        expect(construct(args)).toThrow(/the arguments must be an object, \{ … \}; they are /);
    });
});

test("a definition that is 2,000 levels deep is refused with the sentence for 33", () => {
    let definition: personalize.rules.RuleNode = rules.all(rules.country.equals("DE"));
    for (let depth = 0; depth < 2_000; depth++) definition = rules.all(definition);
    const sentence = "nested more than 32 combinations deep. Merge nested combinations";
    expect(() => new personalize.Audience("deep", { definition })).toThrow(sentence);
    expect(() => rules.raw(definition)).toThrow(sentence);
});

test("an experience that is adopted with its versions says so, as these are read ahead", async () => {
    const registered: Record<string, unknown> = {};
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => {
            registered[name] = inputs.__readVersions;
            return { id: `${name}-id`, state: inputs };
        },
        call: ({ inputs }) => inputs,
    });
    const uid = "e".repeat(24);
    const adopted = new Experience("adopted", { type: "AB_TEST" }, { import: uid });
    const alone = new Experience("alone", { type: "AB_TEST" }, { import: uid });
    const own = new Experience("own", { type: "AB_TEST" });
    for (const experience of [adopted, alone, own]) {
        const options = experience === alone ? {} : { import: `${uid}/${uid}` };
        new ExperienceVersion("v", { experience, status: "DRAFT", variants: [] }, options);
    }
    await Promise.all([adopted, alone, own].map((each) => new Promise((resolve) => each.urn.apply(resolve))));
    expect(registered).toMatchObject({ adopted: true, alone: false, own: undefined });
});

test("only an experience with retainOnDelete says so, since a change of its type would leave two of one name", async () => {
    const registered: Record<string, unknown> = {};
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => {
            registered[name] = inputs.__retainOnDelete;
            return { id: `${name}-id`, state: inputs };
        },
        call: ({ inputs }) => inputs,
    });
    const all = [
        new Experience("kept", { type: "AB_TEST" }, { retainOnDelete: true }),
        new Experience("deleted", { type: "AB_TEST" }),
        new Event("event", { key: "signup" }, { retainOnDelete: true }),
    ];
    await Promise.all(all.map(({ id }) => new Promise((resolve) => id.apply(resolve))));
    expect(registered).toEqual({ kept: true, deleted: undefined, event: undefined });
});

describe("a resource with an unknown argument", () => {
    const incomplete = async (preview: boolean) => {
        const registered: Record<string, unknown> = {};
        pulumi.runtime.setMocks(
            {
                newResource: ({ name, inputs }) => {
                    registered[name] = inputs.__incomplete;
                    return { id: `${name}-id`, state: inputs };
                },
                call: ({ inputs }) => inputs,
            },
            "project",
            "stack",
            preview,
        );
        const unknown = pulumi.output(pulumi.unknown) as pulumi.Output<string>;
        const variants = [{ name: "A", audiences: [unknown] }];
        const all = [
            new Event("whole", { key: "whole", description: pulumi.output("known") }),
            new Event("part", { key: "part", description: unknown }),
            new ExperienceVersion("nested", { experience: "e".repeat(24), status: "DRAFT", variants }),
        ];
        await Promise.all(all.map(({ urn }) => new Promise((resolve) => urn.apply(resolve))));
        return registered;
    };

    test("says so in an update, since a resource that it waits for has failed", async () => {
        expect(await incomplete(false)).toEqual({ whole: undefined, part: true, nested: true });
    });

    test("says nothing in a preview", async () => {
        expect(await incomplete(true)).toEqual({ whole: undefined, part: undefined, nested: undefined });
    });
});
