import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";
import { type DeclareOptions, declareProject, personalizeMocks } from "../../../provider/program/testing";
import { declareShop } from "./program";

const goldGerman = { attributes: { loyalty_tier: "gold" }, country: "DE" };
class Bucket extends pulumi.CustomResource {}

const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

/** The message of an assertion that fails. */
function failureOf(assertion: () => void): string {
    try {
        assertion();
    } catch (error) {
        expect((error as Error).name).toBe("AssertionError");
        return (error as Error).message;
    }
    throw new Error("The assertion does not fail.");
}

describe("a declared project", () => {
    test("shows each visitor a variant of each experience, by name and in the order of priority", async () => {
        const project = await declareProject(declareShop);
        expect(project.visit(goldGerman).variants).toEqual({ Checkout: null, "Home hero": "Gold offer" });
        expect(Object.keys(project.visit().variants)).toEqual(["Checkout", "Home hero"]);
        expect(project.visit({ device: "MOBILE" }).variants).toEqual({
            Checkout: "One page",
            "Home hero": "App",
        });
        expect(project.visit(goldGerman).variant("Home hero")).toBe("Gold offer");
        expect(project.visit(goldGerman).evaluation.experiences[1]?.variant).toEqual({
            shortUid: "0",
            name: "Gold offer",
            alias: "cs_personalize_0_0",
        });
    });

    test("has audiences, which match or not", async () => {
        const project = await declareProject(declareShop);
        const gold = project.audience("Gold members");
        expect(gold.matches(goldGerman)).toBe(true);
        expect(gold.matches({ country: "DE" })).toBe(false);
        gold.assertMatches(goldGerman);
        gold.assertDoesNotMatch({});
    });

    test("prints why, rule by rule, if an assertion fails", async () => {
        const project = await declareProject(declareShop);
        const visitor = { attributes: { loyalty_tier: "Gold", loyalty_tear: 1 }, country: "DE" };
        const message = `"Home hero" shows no variant, not "Gold offer".

Explanation: + matches, - does not match, ? is undecided
- Experience "Home hero" shows no variant. The first variant that matches is shown.
  - Variant "Gold offer".
    - Audience "Gold members": all of these must match.
      - Loyalty tier is "gold": "loyalty_tier" is "Gold". (assumed: stringCase)
      + Country is DE: the country is "DE".
  - Variant "App".
    - Audience "Phones".
      - Device type is MOBILE: the device type has no value.
Ignored: The project has no attribute with the key "loyalty_tear". Did you mean "loyalty_tier"?`.replace(
            "the device type has no value",
            'the device type is "DESKTOP"',
        );
        expect(failureOf(() => project.visit(visitor).assertShows({ "Home hero": "Gold offer" }))).toBe(
            message,
        );
        expect(failureOf(() => project.audience("Gold members").assertMatches(visitor))).toContain(
            '- Loyalty tier is "gold": "loyalty_tier" is "Gold". (assumed: stringCase)',
        );
        expect(
            failureOf(() => project.audience("Phones").assertDoesNotMatch({ device: "MOBILE" })),
        ).toContain('The visitor belongs to the audience "Phones".');
        project.visit(visitor).assertShows({ "Home hero": null, Checkout: null });
    });

    test("says which names there are if one is misspelt", async () => {
        const project = await declareProject(declareShop);
        expect(failureOf(() => project.visit().variant("Home heroe"))).toContain('Did you mean "Home hero"?');
        expect(failureOf(() => void project.audience("Gold"))).toContain('"Gold members", "Phones"');
    });

    test("is undecided where nobody can know", async () => {
        const project = await declareProject(() => {
            const experience = new personalize.Experience("test", { type: "AB_TEST" });
            new personalize.ExperienceVersion("test", {
                experience,
                status: "ACTIVE",
                variants: [{ name: "A" }, { name: "B" }],
            });
        });
        expect(project.visit().variants).toEqual({ test: "(undecided)" });
        expect(failureOf(() => project.visit().assertShows({ test: null }))).toContain(
            "The variant depends on the uid of the visitor, which is not known.",
        );
        expect(["A", "B"]).toContain(project.visit({ uid: "u1" }).variant("test"));
        expect(project.assuming({ bucketing: "undecided" }).visit({ uid: "u1" }).variant("test")).toBe(
            "(undecided)",
        );
    });

    test("leaves a draft out, and shows it on request", async () => {
        const project = await declareProject(() => {
            const germans = new personalize.Audience("germans", {
                definition: personalize.rules.country.equals("DE"),
            });
            const experience = new personalize.Experience("test", { type: "SEGMENTED" });
            new personalize.ExperienceVersion("test", {
                experience,
                status: "DRAFT",
                variants: [{ name: "A", audiences: [germans] }],
            });
        });
        expect(project.visit({ country: "DE" }).variants).toEqual({});
        expect(project.withDrafts().visit({ country: "DE" }).variants).toEqual({ test: "A" });
    });

    test("nor one that is staged beside a live version, and each variant is the same in both", async () => {
        let version: personalize.ExperienceVersion | undefined;
        const project = await declareProject(() => {
            const germans = new personalize.Audience("germans", {
                definition: personalize.rules.country.equals("DE"),
            });
            const experience = new personalize.Experience("test", { type: "SEGMENTED" });
            version = new personalize.ExperienceVersion("test", {
                experience,
                status: "ACTIVE",
                variants: [{ name: "A", audiences: [germans] }],
                staged: {
                    variants: [
                        { name: "B", audiences: [germans] },
                        { name: "A", audiences: [germans] },
                    ],
                },
            });
        });
        expect(project.visit({ country: "DE" }).variants).toEqual({ test: "A" });
        expect(project.withDrafts().visit({ country: "DE" }).variants).toEqual({ test: "B" });
        expect(await resolved(version!.stagedIdentities)).toEqual([
            { name: "B", shortUid: "1", alias: "cs_personalize_0_1" },
            { name: "A", shortUid: "0", alias: "cs_personalize_0_0" },
        ]);
    });
});

describe.each(["a first", "a second"])("%s program of one process", () => {
    test("starts anew", async () => {
        let shop: ReturnType<typeof declareShop> | undefined;
        await declareProject(() => {
            shop = declareShop();
        });
        const { hero, heroVersion, gold } = shop!;
        expect(await resolved(hero.shortUid)).toBe("0");
        expect(await resolved(hero.projectUid)).toBe("0".repeat(24));
        expect(await resolved(gold.id)).toMatch(/^[0-9a-f]{24}$/);
        expect(await resolved(heroVersion.id)).toBe(
            `${await resolved(hero.id)}/${await resolved(heroVersion.versionUid)}`,
        );
        expect(await resolved(heroVersion.variantAliases)).toEqual({
            "Gold offer": "cs_personalize_0_0",
            App: "cs_personalize_0_1",
        });
        expect(await resolved(heroVersion.knownVariants)).toEqual([
            { name: "Gold offer", shortUid: "0" },
            { name: "App", shortUid: "1" },
        ]);
    });
});

describe("what a program refers to", () => {
    const uid = "a".repeat(24);
    const options: DeclareOptions = {
        config: { "contentstack-personalize:projectUid": "c".repeat(24), "shop:tier": "silver" },
        existing: { [uid]: { name: "Silver members", definition: personalize.rules.country.equals("FR") } },
        reads: {
            getAudience: ({ name }) => ({ uid, name }),
            getEvents: () => [{ uid: "e".repeat(24), key: "signup" }],
        },
    };

    test("is configured, got and read without a network", async () => {
        let seen: unknown;
        const project = await declareProject(async () => {
            const silver = personalize.Audience.get("silver", uid);
            const read = await personalize.getAudience({ name: "Silver members" });
            const events = await personalize.getEvents();
            const experience = new personalize.Experience("test", { type: "SEGMENTED" });
            new personalize.ExperienceVersion("test", {
                experience,
                status: "ACTIVE",
                variants: [{ name: "A", audiences: [read.uid] }],
            });
            seen = {
                tier: new pulumi.Config("shop").require("tier"),
                name: await resolved(silver.name),
                project: await resolved(experience.projectUid),
                events,
            };
        }, options);
        expect(seen).toEqual({
            tier: "silver",
            name: "Silver members",
            project: "c".repeat(24),
            events: [{ uid: "e".repeat(24), key: "signup" }],
        });
        expect(project.visit({ country: "FR" }).variants).toEqual({ test: "A" });
    });

    test("a read that the test does not answer fails with what to add", async () => {
        const program = async () => void (await personalize.getExperience({ name: "Hero" }));
        await expect(declareProject(program)).rejects.toThrow(
            'The program calls getExperience({"name":"Hero"}), and the test does not say what it returns. ' +
                "Add it to the options: { reads: { getExperience: (args) => … } }.",
        );
    });

    test("a program that fails fails the test with its own error", async () => {
        await expect(
            declareProject(() => {
                throw new Error("The program is wrong.");
            }),
        ).rejects.toThrow("The program is wrong.");
    });

    test("an invalid declaration fails as in the preview, with every mistake", async () => {
        const program = () => {
            new personalize.Event("signup", { key: "" });
            new personalize.Attribute("a", { key: "tier" });
            new personalize.Attribute("b", { key: "tier" });
            new personalize.Audience("germans", {
                definition: { __type: "RuleCombination", combinationType: "AND", rules: [] } as never,
            });
        };
        await expect(declareProject(program)).rejects.toThrow(
            /Event "signup": key .*\nAudience "germans": definition.rules must not be empty.*\nAttribute "b": the key "tier" is declared already, by "a"./,
        );
    });

    test("an object that is adopted keeps its uid", async () => {
        let hero: personalize.Experience | undefined;
        await declareProject(() => {
            hero = new personalize.Experience("hero", { type: "AB_TEST" }, { import: "b".repeat(24) });
        });
        expect(await resolved(hero!.id)).toBe("b".repeat(24));
    });

    test("an audience that depends on an experience in the program is declared as its arguments say", async () => {
        const project = await declareProject(() => {
            const hero = new personalize.Experience("hero", { type: "AB_TEST" });
            const definition = personalize.rules.country.equals("DE");
            new personalize.Audience("gold", { definition }, { dependsOn: hero });
        });
        expect(project.contents.audiences.map(({ name }) => name)).toEqual(["gold"]);
    });

    test("a program with two projects has one project for each", async () => {
        const mocks = personalizeMocks();
        await pulumi.runtime.setMocks(mocks);
        const audienceIn = (projectUid: string) =>
            new personalize.Audience(projectUid, {
                projectUid,
                definition: personalize.rules.country.equals("DE"),
            });
        await Promise.all(
            [audienceIn("a".repeat(24)), audienceIn("b".repeat(24))].map(({ id }) => resolved(id)),
        );
        expect(() => mocks.project()).toThrow(/objects of 2 projects/);
        expect(mocks.project("b".repeat(24)).contents.audiences.map(({ name }) => name)).toEqual([
            "b".repeat(24),
        ]);
    });

    test("resources of other packages get mocks of the user", async () => {
        let bucket: pulumi.CustomResource | undefined;
        await declareProject(
            () => {
                bucket = new Bucket("aws:s3/bucket:Bucket", "assets", {});
            },
            { others: { newResource: ({ name, inputs }) => ({ id: `bucket-${name}`, state: inputs }) } },
        );
        expect(await resolved(bucket!.id)).toBe("bucket-assets");
    });
});
