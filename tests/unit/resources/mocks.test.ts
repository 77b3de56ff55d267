import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";
import { VariantLookup } from "../../../provider/program/resources/variantLookup";

/** What a user's own unit tests do: Pulumi's mocks, with no word about this package's outputs. */
const projectUid = "a".repeat(24);

const returnsInputs: pulumi.runtime.Mocks = {
    newResource: ({ name, id, inputs }) => ({
        id: id === "" || id === undefined ? `${name}-id` : id,
        state: inputs,
    }),
    call: ({ inputs }) => inputs,
};

const resolved = <T>(output: pulumi.Output<T>): Promise<T> =>
    new Promise((resolve) => {
        output.apply(resolve);
    });

function declareProject() {
    const tier = new personalize.Attribute("tier", { key: "loyalty_tier" });
    const signup = new personalize.Event("signup", { key: "signup" });
    const gold = new personalize.Audience("gold", {
        definition: personalize.rules.all(personalize.rules.custom(tier).equals("gold")),
    });
    const hero = new personalize.Experience("hero", { type: "AB_TEST" });
    const version = new personalize.ExperienceVersion("hero", {
        experience: hero,
        status: "ACTIVE",
        variants: [{ name: "Control" }, { name: "Video" }],
        metrics: [{ event: signup, name: "Sign-ups" }],
        targeting: { audiences: [gold] },
    });
    const order = new personalize.ExperiencesPriority("order", { order: [hero] });
    return { tier, signup, gold, hero, version, order };
}

beforeAll(() => pulumi.runtime.setMocks(returnsInputs));

describe.each(["a first", "a second"])("under Pulumi's mocks, %s test of one process", () => {
    test("declares the same project, the order included", async () => {
        const { hero, order } = declareProject();
        expect(await resolved(hero.id)).toBe("hero-id");
        expect(await resolved(order.order)).toEqual(["hero-id"]);
    });
});

test("an output that a mock leaves out is undefined", async () => {
    const { version } = declareProject();
    expect(await resolved(version.variantAliases)).toEqual({ Control: undefined, Video: undefined });
    expect(await resolved(version.variantShortUids)).toEqual({ Control: undefined, Video: undefined });
    expect(await resolved(version.variantAliases.Video as pulumi.Output<string>)).toBeUndefined();
    expect((await resolved(version.variantIdentities)).map(({ name }) => name)).toEqual(["Control", "Video"]);
});

describe("the alias of a variant by its name", () => {
    const shortUids = { experienceShortUid: "0", shortUids: ["0", "1"] };
    const declare = (variants: pulumi.Input<pulumi.Input<personalize.VariantArgs>[]>) => {
        pulumi.runtime.setMocks({
            ...returnsInputs,
            newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: { ...inputs, ...shortUids } }),
        });
        return new personalize.ExperienceVersion("hero", {
            experience: "e".repeat(24),
            status: "ACTIVE",
            variants,
        });
    };
    const both = [{ name: "Control" }, { name: "Video" }];
    afterAll(() => pulumi.runtime.setMocks(returnsInputs));

    test("is that of the variant", async () => {
        expect(await resolved(declare(both).alias("Video"))).toBe("cs_personalize_0_1");
    });

    const problem =
        'ExperienceVersion "hero" has no variant "Vidoe". Did you mean "Video"? Its variants: "Control", "Video".';

    test("fails at once for a name that the program does not declare", () => {
        expect(() => declare(both).alias("Vidoe")).toThrow(problem);
    });

    test("fails for such a name when the names are known, and quotes none that is secret", () => {
        const lookup = new VariantLookup("hero", undefined);
        const known = both.map(({ name }, index) => ({ name, alias: `cs_personalize_0_${index}` }));
        expect(() => lookup.refuseUndeclared("Vidoe")).not.toThrow();
        expect(lookup.aliasIn(known, "Video", false)).toBe("cs_personalize_0_1");
        expect(() => lookup.aliasIn(known, "Vidoe", false)).toThrow(problem);
        expect(() => lookup.aliasIn(known, "Vidoe", true)).toThrow(
            /^ExperienceVersion "hero" has no variant "Vidoe"\.$/,
        );
    });
});

/** A mock of `read` returns what is live, as the engine does. */
const live: Record<string, object> = {
    Attribute: { key: "loyalty_tier", name: "Tier", description: "d", createdAt: "2026-01-01T00:00:00Z" },
    Audience: {
        name: "Gold",
        description: "d",
        definition: { __type: "RuleCombination" },
        createdAt: "2026",
    },
    Event: { key: "signup", description: "d", createdAt: "2026-01-01T00:00:00Z" },
    Experience: {
        name: "Hero",
        description: "d",
        type: "AB_TEST",
        tags: ["x"],
        shortUid: "0",
        createdAt: "2026",
    },
    ExperienceVersion: {
        experience: "b".repeat(24),
        status: "ACTIVE",
        variants: [{ name: "Control" }],
        variantSplit: "EQUALLY_SPLIT",
        metrics: [],
        targeting: {},
        versionUid: "c".repeat(24),
        versionNumber: 2,
        staged: { variants: [{ name: "Control" }] },
        experienceShortUid: "0",
        shortUids: ["1"],
        stagedVersionUid: "d".repeat(24),
        stagedShortUids: ["1"],
        knownVariants: [{ name: "Control", shortUid: "1" }],
    },
    ExperiencesPriority: { order: ["b".repeat(24)], others: "after" },
};

test.each(Object.keys(live) as (keyof typeof live)[])("%s.get has every output", async (kind) => {
    const outputs = { projectUid, ...live[kind] };
    pulumi.runtime.setMocks({ ...returnsInputs, newResource: ({ id }) => ({ id, state: outputs }) });
    const { get } = (personalize as unknown as Record<string, { get(name: string, id: string): object }>)[
        kind
    ]!;
    const found = get.call(null, "found", projectUid);
    for (const [field, value] of Object.entries(outputs)) {
        const output = Reflect.get(found, field) as pulumi.Output<unknown> | undefined;
        expect({ [field]: output && (await resolved(output)) }).toEqual({ [field]: value });
    }
    pulumi.runtime.setMocks(returnsInputs);
});

describe("a read under Pulumi's mocks sends nothing", () => {
    const uid = "d".repeat(24);
    const reads: [name: string, read: () => Promise<unknown>, inputs: object][] = [
        ["getAttribute", () => personalize.getAttribute({ key: "tier" }), { key: "tier" }],
        ["getAttributes", () => personalize.getAttributes(), {}],
        ["getAudience", () => personalize.getAudience({ name: "Gold" }), { name: "Gold" }],
        ["getAudiences", () => personalize.getAudiences({ projectUid }), { projectUid }],
        ["getEvent", () => personalize.getEvent({ key: "signup" }), { key: "signup" }],
        ["getEvents", () => personalize.getEvents(), {}],
        ["getExperience", () => personalize.getExperience({ uid }), { uid }],
        ["getExperiences", () => personalize.getExperiences(), {}],
        [
            "getExperienceVersions",
            () => personalize.getExperienceVersions({ experience: uid }),
            { experience: uid },
        ],
        ["getExperiencesPriority", () => personalize.getExperiencesPriority(), {}],
        [
            "getAnalyticsSummary",
            () => personalize.getAnalyticsSummary({ experience: uid }),
            { experience: uid },
        ],
        [
            "getAnalyticsTimeSeries",
            () => personalize.getAnalyticsTimeSeries({ experience: uid }),
            { experience: uid },
        ],
        ["getVariantGroup", () => personalize.getVariantGroup({ experience: uid }), { experience: uid }],
        ["getProject", () => personalize.getProject({ name: "Web" }), { name: "Web" }],
        ["getProjects", () => personalize.getProjects(), {}],
        ["getCountries", () => personalize.getCountries("Germany"), { search: "Germany" }],
        ["getRegions", () => personalize.getRegions("Bavaria"), { search: "Bavaria" }],
        ["getCities", () => personalize.getCities("Munich"), { search: "Munich" }],
    ];
    const names = Object.keys(personalize).filter(
        (name) => /^get[A-Z]/.test(name) && !name.endsWith("Output"),
    );

    test("whatever the read is", () => {
        expect(reads.map(([name]) => name).sort()).toEqual(names.sort());
    });

    test.each(reads)("%s gets its answer from the mock", async (name, read, inputs) => {
        const calls: pulumi.runtime.MockCallArgs[] = [];
        const answer = { result: [{ uid, name }] };
        await pulumi.runtime.setMocks({
            ...returnsInputs,
            call: (args) => {
                calls.push(args);
                return answer;
            },
        });
        expect(await read()).toEqual(answer.result);
        expect(calls).toEqual([{ token: `contentstack-personalize:index:${name}`, inputs }]);
    });

    test.each(reads)("%s takes what a mock returns that knows nothing of it", async (_name, read, inputs) => {
        await pulumi.runtime.setMocks(returnsInputs);
        expect([[], inputs]).toContainEqual(await read());
    });

    test("a mock that throws fails the read with its message", async () => {
        await pulumi.runtime.setMocks({
            ...returnsInputs,
            call: () => {
                throw new Error("not mocked");
            },
        });
        await expect(personalize.getAudience({ name: "Gold" })).rejects.toThrow("not mocked");
        await pulumi.runtime.setMocks(returnsInputs);
    });
});
