import { obstacleTo, refusalOf } from "../../../provider/cli/import/obstacles";
import { audienceModel } from "../../../provider/core/model/audience";
import { experienceModel } from "../../../provider/core/model/experience";
import { experienceVersionModel } from "../../../provider/core/model/experienceVersion";
import type {
    WireAudience,
    WireExperience,
    WireRuleCombination,
    WireVersion,
} from "../../../provider/core/wire";
import { all as allOf, countryRule } from "../../support/rules";

const all = (...rules: unknown[]) => allOf(...rules) as WireRuleCombination;
const nested = (depth: number): WireRuleCombination =>
    all(depth === 0 ? countryRule("DE") : nested(depth - 1));

const uid = (digit: number) => String(digit).repeat(24);
const audience = { uid: uid(1), name: "Gold", definition: all(countryRule("DE")) };
const experience = { uid: uid(2), name: "Hero", __type: "AB_TEST" };
const version = {
    uid: uid(3),
    experienceUid: uid(2),
    status: "ACTIVE",
    versionNumber: 1,
    variants: ["A", "B"].map((name) => ({ __type: "ABTestVariant", name, trafficDistribution: 50 })),
    variantSplit: "EQUALLY_SPLIT",
    metrics: [{ event: uid(4), name: "Done", __type: "Primary" }],
};

const cases = {
    audience: (change: object) => ({
        model: audienceModel,
        wire: { ...audience, ...change } as WireAudience,
    }),
    experience: (change: object) => ({
        model: experienceModel,
        wire: { ...experience, ...change } as WireExperience,
    }),
    version: (change: object) => ({
        model: experienceVersionModel,
        wire: { ...version, ...change } as WireVersion,
    }),
};
type Case = keyof typeof cases;

function judged(kind: Case, change: object): { obstacle: string | undefined; refusal: string | undefined } {
    const { model, wire } = cases[kind](change);
    const inputs = model.fromWire(wire as never);
    return {
        obstacle: obstacleTo(model as never, inputs as never, wire as never),
        refusal: refusalOf(model as never, inputs as never),
    };
}

test.each<[Case, object, RegExp]>([
    ["audience", { name: "half \ud800" }, /half of a Unicode character/],
    [
        "audience",
        { name: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
        /marker that Pulumi uses for unknown values/,
    ],
    [
        "audience",
        { name: "Calling [toString] on an [Output<T>] is not supported." },
        /for a converted Output/,
    ],
    ["audience", { definition: "everybody" }, /not a rule or a combination of rules/],
    ["audience", { definition: nested(120) }, /more than 200 levels deep/],
    ["experience", { __type: "MULTIVARIATE" }, /type "MULTIVARIATE" is not allowed/],
    ["experience", { tags: [7] }, /tags\[0\] must be a string/],
    [
        "version",
        { metrics: [{ event: uid(4), name: "Done", __type: "Third" }] },
        /type "Third" is not allowed/,
    ],
])("no program can declare the %s with %j", (kind, change, obstacle) => {
    expect(judged(kind, change).obstacle).toMatch(obstacle);
});

test.each<[Case, object, RegExp]>([
    ["audience", { definition: all(countryRule("Germany")) }, /"Germany" is not a country code/],
    ["audience", { definition: all() }, /must not be empty/],
    ["audience", { definition: nested(40) }, /more than 32 combinations deep/],
    [
        "audience",
        { definition: all(...["a", "b", "c", "d", "e"].map(countryRule)) },
        /rules\[0\].*rules\[1\].*rules\[2\].* And 2 more\.$/,
    ],
    ["experience", { tags: ["two words"] }, /is not a valid tag/],
    ["version", { metrics: [...version.metrics, ...version.metrics] }, /exactly one metric must be Primary/],
])("a program declares the %s with %j, which would be refused if it were new", (kind, change, refusal) => {
    const { obstacle, refusal: said } = judged(kind, change);
    expect([obstacle, said]).toEqual([undefined, expect.stringMatching(refusal)]);
});
