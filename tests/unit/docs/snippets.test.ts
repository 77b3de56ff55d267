import { blocksOf, readPages } from "../../support/docs/pages";
import { compile } from "../../support/docs/snippets";

// What stands in tools/ is for those who work on the repository.
const pages = readPages().filter(({ path }) => !path.startsWith("tools/"));
const snippets = blocksOf(pages, ["ts", "typescript"]);

test("every TypeScript snippet of the documentation compiles", () => {
    expect(compile(snippets)).toEqual([]);
    expect(snippets.length).toBeGreaterThan(40);
});

test("the check itself sees what does not compile", () => {
    const wrong = [
        { info: "ts", text: 'new personalize.Attribute("tier", {});', at: "a" },
        { info: "ts", text: 'country.equals("Germany");', at: "b" },
        { info: "ts", text: "const n: number = 1;\nnothing();", at: "c" },
    ];
    const [first, second, third, ...rest] = compile(wrong);
    expect(first).toMatch(/^a line 1: .*key/s);
    expect(second).toMatch(/^b line 1: .*CountryCode|^b line 1: .*not assignable/s);
    expect(third).toMatch(/^c line 2: .*nothing/s);
    expect(rest).toEqual([]);
});
