import { mergePriority, type OthersPolicy } from "../../../provider/core/model/mergePriority";
import { fc } from "../../support/fastCheck";

/** One letter per experience; capitals are others'. */
const merged = (live: string, declared: string, old: string, policy: OthersPolicy = "keepRelative") =>
    mergePriority([...live], [...declared], [...old], policy).join("");

test.each<[string, string, string, string, string]>([
    ["ours change places among themselves", "aXbYc", "cab", "abc", "cXaYb"],
    ["ours stay where the server put them where none is old", "XYab", "ba", "", "XYba"],
    ["a new one moves behind our last old one", "aXbYc", "abc", "ab", "aXbcY"],
    ["a new one may be declared first of all", "aXbYc", "cab", "ab", "cXabY"],
    ["several new ones go behind our last old one", "aXYbc", "abc", "a", "abcXY"],
    ["a new one does not follow one that is declared no more", "aXcYb", "ab", "ac", "abXcY"],
    ["one that is declared no more is another's", "aXbYc", "ca", "abc", "cXbYa"],
    ["what is right already stays", "XaYb", "ab", "ab", "XaYb"],
])("%s", (_, live, declared, old, wanted) => {
    expect(merged(live, declared, old)).toBe(wanted);
});

test.each<[OthersPolicy, string]>([
    ["after", "baXY"],
    ["before", "XYba"],
    ["keepRelative", "bXaY"],
])("with %s", (policy, wanted) => {
    expect(merged("aXbY", "ba", "ab", policy)).toBe(wanted);
});

const orders = fc.shuffledSubarray([..."abcdefgh"], { minLength: 1 }).chain((live) =>
    fc.record({
        live: fc.constant(live),
        declared: fc.shuffledSubarray(live),
        old: fc.shuffledSubarray([..."abcdefgh"]),
        policy: fc.constantFrom<OthersPolicy>("keepRelative", "after", "before"),
    }),
);

describe("over random orders", () => {
    const check = (
        holds: (given: typeof orders extends fc.Arbitrary<infer T> ? T : never, wanted: string[]) => void,
    ) =>
        fc.assert(
            fc.property(orders, (given) => {
                holds(given, mergePriority(given.live, given.declared, given.old, given.policy));
            }),
        );
    const among = (order: readonly string[], some: readonly string[]) =>
        order.filter((each) => some.includes(each));

    test("every experience of the project is named, each once", () => {
        check(({ live }, wanted) => expect([...wanted].sort()).toEqual([...live].sort()));
    });

    test("ours are in the declared order", () => {
        check(({ declared }, wanted) => expect(among(wanted, declared)).toEqual(declared));
    });

    test("the others keep their order among themselves", () => {
        check(({ live, declared }, wanted) => {
            const others = live.filter((each) => !declared.includes(each));
            expect(among(wanted, others)).toEqual(others);
        });
    });

    test("the others do not move at all, where none of ours is new", () => {
        check(({ live, declared }) => {
            const wanted = mergePriority(live, declared, declared, "keepRelative");
            const places = (order: string[]) =>
                order.map((each) => (declared.includes(each) ? "ours" : each));
            expect(places(wanted)).toEqual(places(live));
        });
    });

    test("what was written is right the next time, whoever is asked", () => {
        check(({ declared, policy }, wanted) => {
            expect(mergePriority(wanted, declared, declared, policy)).toEqual(wanted);
        });
    });

    test("two programs that keep the others' places do not undo each other", () => {
        check(({ live, declared, old }) => {
            const theirs = live.filter((each) => !declared.includes(each)).reverse();
            const ours = mergePriority(live, declared, old, "keepRelative");
            const both = mergePriority(ours, theirs, theirs, "keepRelative");
            expect(mergePriority(both, declared, declared, "keepRelative")).toEqual(both);
        });
    });
});
