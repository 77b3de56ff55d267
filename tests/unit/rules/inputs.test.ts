/** The builder with values that are there only later: outputs, promises, resources. */
import * as pulumi from "@pulumi/pulumi";
import * as rules from "../../../provider/program/rules";

const { all, not, custom, country, queryParameter, dateAndTime, raw, asDefinition } = rules;

const uid = "66702e03d84509d0106bec05";

class Attribute extends pulumi.CustomResource {
    declare readonly key: pulumi.Output<string>;
    declare readonly name: pulumi.Output<string>;
    constructor(name: string) {
        super("test:index:Attribute", name, { key: name, name });
    }
}

beforeAll(() =>
    pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: uid, state: inputs }), call: () => ({}) }),
);

const resolved = (value: unknown) =>
    new Promise<unknown>((resolve) => {
        const output: pulumi.OutputInstance<unknown> = pulumi.output(value as object);
        output.apply(resolve);
    });

/** The same, but not before everything else had its turn. */
const later = <T>(value: T): pulumi.Output<T> =>
    pulumi.output(Promise.resolve(0)).apply(() => value) as never;

test("an attribute is passed as the resource, and read through its id", async () => {
    const tier = new Attribute("tier");
    const rule = custom(tier).equals("gold");
    expect((rule.attribute as { ref: unknown }).ref).toBe(tier.id);
    expect(await resolved(rule)).toEqual(custom(uid).equals("gold"));
});

test("an attribute is passed as an output or a promise of its uid", async () => {
    expect(await resolved(custom(pulumi.output(uid)).isTrue())).toEqual(custom(uid).isTrue());
    expect(await resolved(custom(Promise.resolve(uid)).isTrue())).toEqual(custom(uid).isTrue());
});

test("values, names and options may come later", async () => {
    const definition = all(
        country.equals(pulumi.output("DE")),
        queryParameter(pulumi.output("a/b")).equals(Promise.resolve("x")),
        dateAndTime.before("2024-11-29T00:00:00", { visitorTimezone: pulumi.output(true) }),
    );
    const now = all(
        country.equals("DE"),
        queryParameter("a/b").equals("x"),
        dateAndTime.before("2024-11-29T00:00:00", { visitorTimezone: true }),
    );
    expect(await resolved(definition)).toEqual(now);
});

test("not works on rules, lists and inversions that come later", async () => {
    const rule = country.equals("DE");
    expect(await resolved(not(all(later(rule), rule)))).toEqual(not(all(rule, rule)));
    const inverted = { ...rule, invertCondition: pulumi.output(true) };
    expect(await resolved(not(inverted))).toEqual(rule);
    const laterRules: rules.RuleCombination = {
        combinationType: pulumi.output("AND" as const),
        rules: later([rule]),
    };
    expect(await resolved(not(laterRules))).toEqual({
        combinationType: "OR",
        rules: [not(rule)],
    });
});

test("a secret stays one", async () => {
    const rule = queryParameter(pulumi.secret("token")).equals(pulumi.secret("x"));
    expect(await pulumi.isSecret(pulumi.output(rule) as unknown as pulumi.Output<unknown>)).toBe(true);
});

test("in plain JSON too the resource may stand where its uid goes", async () => {
    const tier = new Attribute("tier");
    const json = {
        combinationType: "AND",
        rules: [{ ...custom(uid).isTrue(), attribute: { __type: "CustomAttributeReference", ref: tier } }],
    } as const;
    const expected = { combinationType: "AND", rules: [custom(uid).isTrue()] };
    expect(await resolved(asDefinition(json as unknown as rules.AudienceDefinition))).toEqual(expected);
    expect(await resolved(asDefinition(later(json) as never))).toEqual(expected);
    expect(await resolved(raw(json))).toEqual(expected);
});

test("a definition that comes later is completed when it is there", async () => {
    const rule = country.equals("DE");
    expect(await resolved(asDefinition(later(rule)))).toEqual(all(rule));
    expect(await resolved(asDefinition(Promise.resolve(rule)))).toEqual(all(rule));
});
