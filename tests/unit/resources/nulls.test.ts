import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";

const { Attribute, Audience, Event, Experience, ExperienceVersion, ExperiencesPriority, rules } = personalize;
const EXPERIENCE = "e".repeat(24);
const AUDIENCE = "a".repeat(24);
const EVENT = "d".repeat(24);
const definition = rules.all(rules.country.equals("DE"));

type Constructor = new (name: string, args: never) => pulumi.CustomResource;

const declarations: [kind: string, Class: unknown, args: object, optional: string[]][] = [
    ["Attribute", Attribute, { key: "k" }, ["name", "description", "projectUid"]],
    ["Audience", Audience, { definition }, ["name", "description", "projectUid"]],
    ["Event", Event, { key: "k" }, ["description", "projectUid"]],
    ["Experience", Experience, { type: "AB_TEST", tags: ["a"] }, ["name", "description", "projectUid"]],
    [
        "ExperienceVersion",
        ExperienceVersion,
        {
            experience: EXPERIENCE,
            status: "ACTIVE",
            variants: [{ name: "A" }, pulumi.output({ name: "B" })],
            metrics: [{ event: EVENT, name: "m" }],
            targeting: { audiences: [AUDIENCE] },
        },
        [
            "staged",
            "variantSplit",
            "projectUid",
            "shortUid",
            "formerNames",
            "audienceCombinationType",
            "type",
        ],
    ],
    [
        "ExperienceVersion",
        ExperienceVersion,
        { experience: EXPERIENCE, status: "ACTIVE", variants: [{ name: "A", audiences: [AUDIENCE] }] },
        ["staged", "metrics", "targeting", "lyticsAudiences", "trafficDistribution"],
    ],
    ["ExperiencesPriority", ExperiencesPriority, { order: [EXPERIENCE] }, ["others", "projectUid"]],
];

const registered = new Map<string, pulumi.Inputs>();
beforeAll(() =>
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => {
            registered.set(name, inputs);
            return { id: `${name}-id`, state: inputs };
        },
        call: ({ inputs }) => inputs,
    }),
);

let count = 0;
async function inputsOf(Class: unknown, args: object): Promise<string> {
    const name = `resource${count++}`;
    const resource = new (Class as Constructor)(name, args as never);
    await new Promise((resolve) => resource.urn.apply(resolve));
    return JSON.stringify(registered.get(name)).replaceAll(name, "resource");
}

const nothings = [null, undefined, pulumi.output(undefined), pulumi.output(null)];

test.each(declarations)(
    "%s takes null and undefined for absent, at every optional place",
    async (_, Class, args, optional) => {
        const plain = await inputsOf(Class, args);
        for (const nothing of nothings) {
            for (const form of formsWith(args, optional, nothing)) {
                expect(JSON.parse(withoutNulls(await inputsOf(Class, form)))).toEqual(JSON.parse(plain));
            }
        }
    },
);

/** What the life cycle makes of the nulls that only an output brings. */
const withoutNulls = (json: string): string =>
    JSON.stringify(JSON.parse(json), (_, value) =>
        Array.isArray(value)
            ? value.filter((each) => each !== null)
            : typeof value === "object" && value !== null
              ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
              : value,
    );

/** The value with nothing added in one place: a field of an object, or an element of a list. */
function formsWith(value: unknown, names: readonly string[], nothing: unknown): object[] {
    if (typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return [];
    if (Reflect.get(value, "__type") !== undefined) return [];
    const inner = Object.entries(value).flatMap(([name, field]) =>
        formsWith(field, names, nothing).map((form) =>
            Array.isArray(value)
                ? value.map((each, index) => (String(index) === name ? form : each))
                : { ...value, [name]: form },
        ),
    );
    if (Array.isArray(value)) return [[...value, nothing], [nothing, ...value], ...inner];
    return [
        ...names.filter((name) => !(name in value)).map((name) => ({ ...value, [name]: nothing })),
        ...inner,
    ];
}
