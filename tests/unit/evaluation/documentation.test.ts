import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ASSUMPTIONS } from "../../../provider/evaluation";

test("the guide lists every assumption with its default, its other value and what it is about", () => {
    const guide = readFileSync(join(__dirname, "../../../docs/guides/visitors.md"), "utf8");
    const [, section = ""] = guide.split("## Assumptions");
    const rows = Object.entries(ASSUMPTIONS).map(
        ([name, { values, about }]) => `| \`${name}\` | \`${values[0]}\` | \`${values[1]}\` | ${about} |`,
    );
    expect(section.split("\n").filter((line) => line.startsWith("| `"))).toEqual(rows);
});
