/** How the visitors of an A/B test are distributed: the documented shares, and the assumed hash. */
import { createEvaluator } from "../../../provider/evaluation";
import { murmurHash3 } from "../../../provider/evaluation/murmurHash3";
import { abVariant, experience, projectOf } from "./project";

/** Test vectors of the reference implementation of MurmurHash3 (x86, 32 bits, seed 0). */
test.each<[string, number]>([
    ["", 0],
    ["a", 0x3c2569b2],
    ["abc", 0xb3dd93fa],
    ["test", 0xba6bd213],
    ["Hello, world!", 0xc0363e43],
    ["The quick brown fox jumps over the lazy dog", 0x2e4ff723],
])("MurmurHash3 of %j", (text, hash) => {
    expect(murmurHash3(text)).toBe(hash);
});

const evaluatorOf = (shares: (number | undefined)[], more = {}) => {
    const variants = shares.map((share, index) => abVariant(String(index), share));
    return createEvaluator(projectOf([], [experience("0", "AB_TEST", [{ variants, ...more }])]));
};

const variantOf = (evaluator: ReturnType<typeof evaluatorOf>, uid: string) =>
    evaluator.manifest({ uid }).activeVariants["0"];

function sharesOf(evaluator: ReturnType<typeof evaluatorOf>, visitors = 10_000): number[] {
    const counts: Record<string, number> = {};
    for (let visitor = 0; visitor < visitors; visitor++) {
        const variant = String(variantOf(evaluator, `visitor-${visitor}`));
        counts[variant] = (counts[variant] ?? 0) + 1;
    }
    return Object.keys(counts)
        .sort()
        .map((variant) => (100 * counts[variant]!) / visitors);
}

test.each<[string, (number | undefined)[], object, number[]]>([
    ["A/B: equal split", [50, 50], {}, [50, 50]],
    [
        "A/B: equal split, with percentages that add up to 99.99",
        [33.33, 33.33, 33.33],
        { variantSplit: "EQUALLY_SPLIT" },
        [33.3, 33.3, 33.3],
    ],
    [
        "A/B: equal split without percentages",
        [undefined, undefined],
        { variantSplit: "EQUALLY_SPLIT" },
        [50, 50],
    ],
    ["A/B: custom percentages", [10, 70, 20], { variantSplit: "CUSTOM_PERCENTAGE" }, [10, 70, 20]],
])("%s", (_source, shares, more, expected) => {
    const found = sharesOf(evaluatorOf(shares, more));
    expect(found).toHaveLength(expected.length);
    for (const [index, share] of found.entries()) expect(Math.abs(share - expected[index]!)).toBeLessThan(2);
});

test("Sticky: a visitor keeps the variant through other versions with the same split", () => {
    const first = evaluatorOf([50, 50]);
    const second = evaluatorOf([50, 50], { uid: "another", versionNumber: 9 });
    for (let visitor = 0; visitor < 500; visitor++) {
        expect(variantOf(second, `v${visitor}`)).toBe(variantOf(first, `v${visitor}`));
    }
});

test("assumed: the experience is part of the hash, so two tests are independent", () => {
    const variants = [abVariant("0", 50), abVariant("1", 50)];
    const project = projectOf(
        [],
        [experience("0", "AB_TEST", [{ variants }]), experience("1", "AB_TEST", [{ variants }])],
    );
    const evaluator = createEvaluator(project);
    const same = Array.from(
        { length: 1000 },
        (_, visitor) => evaluator.manifest({ uid: `v${visitor}` }).activeVariants,
    ).filter((active) => active["0"] === active["1"]).length;
    expect(Math.abs(same - 500)).toBeLessThan(60);
});

test("which visitor gets which variant is assumed, and the reason says so", () => {
    const { experiences } = evaluatorOf([50, 50]).evaluate({ uid: "u" });
    expect(experiences[0]).toMatchObject({ decision: "variant", reason: { assumptions: ["bucketing"] } });
    expect(JSON.stringify(experiences[0]?.reason)).toContain("50 %");
});

test("a bandit can be evaluated as an equal split", () => {
    const variants = [abVariant("0"), abVariant("1")];
    const project = projectOf(
        [],
        [experience("0", "AB_TEST", [{ variants, variantSplit: "MULTI_ARMED_BANDIT" }])],
    );
    const shares = sharesOf(createEvaluator(project, { unknownSplit: "equal" }));
    for (const share of shares) expect(Math.abs(share - 50)).toBeLessThan(2);
    expect(createEvaluator(project).evaluate({ uid: "u" }).experiences[0]).toMatchObject({
        decision: "undecided",
        candidates: ["0", "1"],
    });
});
