import { fc } from "../support/fastCheck";
import { type Declaration, ref } from "../support/stack";

type Bag = Record<string, unknown>;

const texts = fc.option(fc.constantFrom("", "a", "Ünïcode 🎈", 'quotes " and \\', "two\nlines"), {
    nil: undefined,
});

/** One rule, on a preset or on one of the project's attributes. */
function rule(attributes: string[]): fc.Arbitrary<Bag> {
    const references = [
        { reference: { __type: "PresetAttributeReference", ref: "COUNTRY" }, value: "DE" },
        ...attributes.map((name) => ({
            reference: { __type: "CustomAttributeReference", ref: ref(name) },
            value: "x",
        })),
    ];
    return fc
        .record({ target: fc.constantFrom(...references), inverted: fc.boolean() })
        .map(({ target, inverted }) => ({
            __type: "Rule",
            attribute: target.reference,
            attributeMatchCondition: "STRING_EQUALS",
            attributeMatchOptions: { __type: "StringMatchOptions", value: target.value },
            invertCondition: inverted,
        }));
}

function definition(attributes: string[]): fc.Arbitrary<Bag> {
    const combination = (nodes: fc.Arbitrary<Bag>): fc.Arbitrary<Bag> =>
        fc.record({
            __type: fc.constant("RuleCombination"),
            combinationType: fc.constantFrom("AND", "OR"),
            rules: fc.array(nodes, { minLength: 1, maxLength: 3 }),
        });
    const leaf = rule(attributes);
    return combination(fc.oneof(leaf, combination(leaf)));
}

interface Parts {
    audiences: string[];
    events: string[];
}

/** What a version of an A/B test may hold; ACTIVE needs two variants and a metric. */
function abTest({ audiences, events }: Parts): fc.Arbitrary<Bag> {
    return fc.record({
        variants: fc.constantFrom(
            [{ name: "A" }, { name: "B" }],
            [
                { name: "A", trafficDistribution: 12.5 },
                { name: "B", trafficDistribution: 87.5 },
            ],
            [{ name: "A" }, { name: "A" }, { name: "C" }],
        ),
        metrics: fc.constantFrom(...events).map((event) => [{ event: ref(event), name: "Done" }]),
        targeting: fc.option(
            fc.constantFrom(...audiences).map((name) => ({ audiences: [ref(name)] })),
            { nil: undefined },
        ),
    });
}

function segmented({ audiences }: Parts): fc.Arbitrary<Bag> {
    const variant = fc.record({
        name: fc.constantFrom("A", "B", "C"),
        audiences: fc.subarray(audiences, { minLength: 1 }).map((names) => names.map((name) => ref(name))),
        audienceCombinationType: fc.constantFrom(undefined, "AND", "OR"),
    });
    return fc.record({ variants: fc.array(variant, { minLength: 1, maxLength: 3 }) });
}

/** An experience without a version, with a live one, with a draft, or with a draft staged beside the live one. */
function experience(name: string, parts: Parts): fc.Arbitrary<Declaration[]> {
    return fc.constantFrom("AB_TEST", "SEGMENTED").chain((type) => {
        const content = type === "AB_TEST" ? abTest(parts) : segmented(parts);
        const inputs = fc.record({ description: texts, tags: fc.constantFrom(undefined, [], ["a", "b:c"]) });
        const version = fc.option(
            fc.oneof(
                fc.record({ status: fc.constantFrom("ACTIVE", "DRAFT"), content }),
                fc.record({ status: fc.constant("ACTIVE"), content, staged: content }),
            ),
            { nil: undefined },
        );
        return fc.record({ inputs, version }).map(({ inputs, version }) => [
            {
                name,
                kind: "experience" as const,
                inputs: { name: `Experience ${name}`, type, ...inputs },
                // As the class does: what its versions refer to must outlive it.
                dependsOn: [...parts.audiences, ...parts.events],
            },
            ...(version === undefined ? [] : [declaredVersion(name, version)]),
        ]);
    });
}

function declaredVersion(
    experience: string,
    { status, content, staged }: { status: string; content: Bag; staged?: Bag },
): Declaration {
    const inputs = { experience: ref(experience), status, ...content };
    return {
        name: `${experience}-version`,
        kind: "experienceVersion",
        inputs: staged === undefined ? inputs : { ...inputs, staged },
        deletedWith: experience,
    };
}

/** A whole program: every kind, references between them, and often an order. */
export const randomProject: fc.Arbitrary<Declaration[]> = fc
    .record({ attributes: fc.integer({ min: 0, max: 3 }), experiences: fc.integer({ min: 0, max: 3 }) })
    .chain((count) => {
        const names = (kind: string, size: number) => Array.from({ length: size }, (_, at) => `${kind}${at}`);
        const attributes = names("attribute", count.attributes);
        const parts = { audiences: names("audience", 2), events: names("event", 1) };
        const experiences = names("experience", count.experiences);
        const simple = fc.tuple(
            ...attributes.map((name) =>
                texts.map((description) => ({ key: name, name: `N ${name}`, description })),
            ),
        );
        return fc.tuple(
            simple,
            fc.tuple(
                ...parts.audiences.map((name) => fc.tuple(fc.constant(name), definition(attributes), texts)),
            ),
            texts,
            fc.tuple(...experiences.map((name) => experience(name, parts))),
            fc.boolean(),
        );
    })
    .map(([attributes, audiences, eventText, experiences, ordered]): Declaration[] => [
        ...attributes.map((inputs) => ({ name: inputs.key, kind: "attribute" as const, inputs })),
        ...audiences.map(([name, tree, description]) => ({
            name,
            kind: "audience" as const,
            inputs: { name: `Audience ${name}`, definition: tree, description },
        })),
        { name: "event0", kind: "event", inputs: { key: "Event 0", description: eventText } },
        ...experiences.flat(),
        ...(ordered && experiences.length > 0
            ? [
                  {
                      name: "order",
                      kind: "experiencesPriority" as const,
                      inputs: { order: experiences.map(([first]) => ref(first?.name ?? "")).reverse() },
                  },
              ]
            : []),
    ]);
