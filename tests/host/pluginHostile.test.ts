import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { type Bag, call, fromStruct, toStruct } from "../support/hostRpc";
import { country } from "../support/rules";
import { UNKNOWN } from "../support/stack";
import { asset, SENTENCE, SIGNATURE, uid, urnOf, usePluginAlone } from "./usePluginAlone";

const archive = { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "x" };
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (more: object = {}) => ({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...more });
const reference = (id: string) => ({ [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id });
const deep = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>((inner) => ({ inner }), "x");

/** What no schema and no language of Pulumi prevents, as the engine sends it. */
describe("the plugin, asked to check", () => {
    const world = usePluginAlone();

    async function check(kind: string, news: Bag, request = new proto.CheckRequest()) {
        request.setUrn(urnOf(kind)).setNews(toStruct(news));
        const response = await call<proto.CheckResponse>((done) => world.client.check(request, done));
        return {
            failures: response.getFailuresList().map((each) => each.toObject()),
            inputs: fromStruct(response.getInputs()),
        };
    }

    const rule = country("DE").rules[0];
    let count = 0;
    const audience = (...rules: unknown[]) => ({
        name: `A ${++count}`,
        definition: { ...country("DE"), rules },
    });
    const version = (variant: object, more: Bag = {}) => ({
        experience: uid("e"),
        status: "DRAFT",
        variants: [variant],
        ...more,
    });

    type Mistake = [what: string, kind: string, news: Bag, property: string, reason: RegExp];
    test.each<Mistake>([
        ["a rule that is a string", "Audience", audience("DE"), "definition.rules[0]", /object|is a list/],
        ["a rule that is a list", "Audience", audience([rule]), "definition.rules[0]", /object|is a list/],
        [
            "a rule that is null, which counts as none",
            "Audience",
            audience(null),
            "definition.rules",
            /must not be empty/,
        ],
        [
            "a definition that is a list",
            "Audience",
            { name: "A", definition: [rule] },
            "definition",
            /is a list/,
        ],
        [
            "a number that is a string",
            "ExperienceVersion",
            version({ name: "A", trafficDistribution: "50" }),
            "variants[0].trafficDistribution",
            /number/,
        ],
        ["a list that is a string", "ExperiencesPriority", { order: uid("e") }, "order", /list|array/],
        [
            "a list that is an object",
            "ExperiencesPriority",
            { order: { 0: uid("e") } },
            "order",
            /list|array/,
        ],
        ["null", "Event", { key: null }, "key", /string|required|missing/],
        ["an asset", "Event", { key: "e", description: asset }, "description", /is an asset or an archive/],
        [
            "an archive in a rule",
            "Audience",
            audience({ ...rule, value: archive }),
            "definition.rules[0].value",
            /is an asset or an archive/,
        ],
        // The engine would print the value of a property that it finds.
        ["a secret of another type", "Event", { key: secret({ a: 1 }) }, "key[*]", /string/],
        [
            "a reference to another resource",
            "Event",
            { key: "e", description: [reference(uid("e"))] },
            "description",
            /string/,
        ],
        [
            "a value that is nested 1,000 times",
            "Event",
            { key: "e", description: deep(1_000) },
            "description",
            /nested|string/,
        ],
        ["a rule that is nested 1,000 times", "Audience", audience(deep(1_000)), "definition", /nested/],
        [
            "a name of JavaScript's own",
            "Event",
            { key: "e", constructor: "x" },
            "constructor",
            /not an argument|unknown|no argument/,
        ],
    ])("%s: a sentence at the property, and nothing is sent", async (_, kind, news, property, reason) => {
        const { failures } = await check(kind, news);
        expect(failures).toEqual([{ property, reason: expect.stringMatching(reason) }]);
        expect(failures[0]?.reason).toMatch(SENTENCE);
        expect(world.sent().lines).toEqual([]);
    });

    test.each<[what: string, kind: string, news: Bag, inputs: Bag]>([
        ["a secret in a rule", "Audience", audience(secret(rule)), { definition: { rules: secret([rule]) } }],
        [
            "an unknown output in a rule",
            "Audience",
            audience({ ...rule, attribute: output() }),
            { definition: audience({ ...rule, attribute: UNKNOWN }).definition },
        ],
        ["a secret output", "Event", { key: output({ value: "e", secret: true }) }, { key: secret("e") }],
        [
            "a reference to a resource",
            "ExperiencesPriority",
            { order: [output({ value: reference(UNKNOWN) })] },
            { order: [UNKNOWN] },
        ],
    ])("%s: the value as the state keeps it", async (_, kind, news, inputs) => {
        const checked = await check(kind, news);
        expect(checked.failures).toEqual([]);
        expect(checked.inputs).toMatchObject(inputs);
    });

    test("the engine's own proposal of a name: the logical name stays the default", async () => {
        const autonaming = new proto.CheckRequest.AutonamingOptions().setProposedName("one-4711");
        const { inputs } = await check(
            "Audience",
            { definition: country("DE") },
            new proto.CheckRequest().setAutonaming(autonaming),
        );
        expect(inputs.name).toBe("one");
    });
});
