import { changedPaths } from "../../../provider/plugin/detailedDiff";

const paths = (fields: string[], olds: object, news: object) =>
    Object.fromEntries(changedPaths(fields, { ...olds }, { ...news }));

describe("the paths of a change", () => {
    test("lead into lists and objects", () => {
        const olds = { variants: [{ name: "A" }, { name: "B", formerNames: ["C"] }] };
        const news = { variants: [{ name: "A" }, { name: "D" }, { name: "E" }] };
        expect(paths(["variants"], olds, news)).toEqual({
            "variants[1].name": "update",
            "variants[1].formerNames": "delete",
            "variants[2]": "add",
        });
    });

    test("name only the arguments that the life cycle found changed", () => {
        expect(paths(["name"], { name: "A", tags: ["x"] }, { name: "B", tags: ["X"] })).toEqual({
            name: "update",
        });
    });

    test("name a changed argument whose values look the same", () => {
        expect(paths(["order"], { order: ["a"] }, { order: ["a"] })).toEqual({ order: "update" });
    });

    test("quote a name that is no identifier", () => {
        expect(paths(["labels"], { labels: { "a-b": 1 } }, { labels: { "a-b": 2 } })).toEqual({
            'labels["a-b"]': "update",
        });
    });
});
