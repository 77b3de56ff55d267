import {
    identifyVariants,
    type KnownVariant,
    type KnownVersions,
    removedVariants,
} from "../../../provider/core/model/variantIdentity";
import type { Variant } from "../../../provider/core/model/versionSchema";
import { fc } from "../../support/fastCheck";

const known = (...names: string[]): KnownVariant[] =>
    names.map((text) => {
        const [name = "", shortUid = ""] = text.split(":");
        return { name, shortUid };
    });
const of = (current: KnownVariant[][], archived: KnownVariant[][] = []): KnownVersions => ({
    current,
    archived,
});
const named = (...names: string[]): Variant[] => names.map((name) => ({ name }));

describe("a declared variant is found again", () => {
    test.each<[string, Variant[], KnownVersions, (string | undefined)[]]>([
        ["by its name", named("B", "A"), of([known("A:0", "B:1")]), ["1", "0"]],
        ["not at all, where it is new", named("A", "C"), of([known("A:0", "B:1")]), ["0", undefined]],
        ["in our own version first", named("A"), of([known("A:4"), known("A:0")]), ["4"]],
        ["in the live one, where ours has none", named("A", "B"), of([[], known("B:1", "A:0")]), ["0", "1"]],
        ["with equal names in their order", named("A", "A"), of([known("A:3", "A:1")]), ["3", "1"]],
        [
            "by a former name",
            [{ name: "Film", formerNames: ["Clip", "Video"] }],
            of([known("Video:1")]),
            ["1"],
        ],
        [
            "by its name rather than by a former one",
            [{ name: "Film", formerNames: ["Video"] }, { name: "Video" }],
            of([known("Video:1", "Film:0")]),
            ["0", "1"],
        ],
        [
            "by a former name rather than by its name in history",
            [{ name: "Film", formerNames: ["Video"] }],
            of([known("Video:1")], [known("Film:7")]),
            ["1"],
        ],
        [
            "by an explicit shortUid, whatever it is called",
            [{ name: "X", shortUid: "1" }],
            of([known("A:1")]),
            ["1"],
        ],
        [
            "but not by a name whose identity another one claims",
            [{ name: "A" }, { name: "B", shortUid: "0" }],
            of([known("A:0")]),
            [undefined, "0"],
        ],
        [
            "in the newest archived version",
            named("A"),
            of([known("B:9")], [known("A:5"), known("A:2")]),
            ["5"],
        ],
        [
            "in history by a former name",
            [{ name: "Film", formerNames: ["Video"] }],
            of([], [known("Video:1")]),
            ["1"],
        ],
        [
            "in history only where nobody current has the identity",
            named("B", "A"),
            of([known("A:1")], [known("B:1")]),
            [undefined, "1"],
        ],
    ])("%s", (_, variants, versions, shortUids) => {
        expect(identifyVariants(variants, versions).shortUids).toEqual(shortUids);
    });
});

test("an explicit shortUid that the experience never gave is a stranger; one from history is none", () => {
    const variants = [
        { name: "A", shortUid: "0" },
        { name: "B", shortUid: "3" },
        { name: "C", shortUid: "9" },
    ];
    const { unknownShortUids } = identifyVariants(variants, of([known("A:0")], [known("X:3")]));
    expect(unknownShortUids).toEqual([{ index: 2, shortUid: "9" }]);
});

describe("a name that exists already wins over a former name", () => {
    const former = (name: string, ...formerNames: string[]): Variant => ({ name, formerNames });
    test.each<[string, Variant[], [name: string, formerName: string, shortUid: string][]]>([
        [
            "two names that change places",
            [former("B", "A"), former("A", "B")],
            [
                ["B", "A", "0"],
                ["A", "B", "1"],
            ],
        ],
        [
            "three of them",
            [former("B", "A"), former("C", "B"), former("A", "C")],
            [
                ["B", "A", "0"],
                ["C", "B", "1"],
                ["A", "C", "2"],
            ],
        ],
        ["a name that moves on to the next variant", [former("B", "A"), former("D", "B")], [["B", "A", "0"]]],
        ["a former name that was given to a new variant", [former("B", "A"), { name: "A" }], []],
        ["a rename", [former("D", "A")], []],
        [
            "an explicit shortUid",
            [
                { ...former("B", "A"), shortUid: "0" },
                { ...former("A", "B"), shortUid: "1" },
            ],
            [],
        ],
    ])("%s", (_, variants, overruled) => {
        const found = identifyVariants(variants, of([known("A:0", "B:1", "C:2")])).overruled;
        expect(
            found.map(({ index, former: { name, shortUid } }) => [variants[index]?.name, name, shortUid]),
        ).toEqual(overruled);
    });
});

test("what is declared no more is gone", () => {
    expect(removedVariants(known("A:0", "B:1", "C:2"), ["2", undefined])).toEqual(known("A:0", "B:1"));
});

const names = fc.constantFrom("A", "B", "C", "D");
const version = fc.uniqueArray(fc.record({ name: names, shortUid: fc.nat(9).map(String) }), {
    selector: (each) => each.shortUid,
    maxLength: 5,
});
const versions = fc.record({
    current: fc.array(version, { maxLength: 4 }),
    archived: fc.array(version, { maxLength: 3 }),
});
const declaration = fc.array(
    fc.record({ name: names, formerNames: fc.array(names, { maxLength: 2 }) }, { requiredKeys: ["name"] }),
    { minLength: 1, maxLength: 5 },
);

describe("over random declarations and histories", () => {
    test("an identity is given once, and none is made up", () => {
        fc.assert(
            fc.property(declaration, versions, (variants, all) => {
                const given = identifyVariants(variants, all).shortUids.filter((each) => each !== undefined);
                expect(new Set(given).size).toBe(given.length);
                const ever = [...all.current, ...all.archived].flat().map(({ shortUid }) => shortUid);
                expect(given.every((each) => ever.includes(each))).toBe(true);
            }),
        );
    });

    test("as many variants of a name keep an identity of our own version as it has", () => {
        fc.assert(
            fc.property(declaration, versions, (variants, all) => {
                const [own = []] = all.current;
                const { shortUids } = identifyVariants(variants, all);
                for (const name of ["A", "B", "C", "D"]) {
                    const identities = own
                        .filter((each) => each.name === name)
                        .map(({ shortUid }) => shortUid);
                    const declared = variants.flatMap((each, index) =>
                        each.name === name ? [shortUids[index]] : [],
                    );
                    expect(declared.slice(0, identities.length)).toEqual(
                        identities.slice(0, declared.length),
                    );
                }
            }),
        );
    });

    test("a version that was just written is found again as it is", () => {
        fc.assert(
            fc.property(declaration, versions, (variants, all) => {
                const { shortUids } = identifyVariants(variants, all);
                let next = 10;
                const written = variants.map(({ name }, index) => ({
                    name,
                    shortUid: shortUids[index] ?? String(next++),
                }));
                const again = identifyVariants(variants, {
                    current: [written, ...all.current],
                    archived: all.archived,
                });
                expect(again.shortUids).toEqual(written.map(({ shortUid }) => shortUid));
                expect(removedVariants(written, again.shortUids)).toEqual([]);
            }),
        );
    });
});
