import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { refusalCases } from "./refusals";
import { changed, samples } from "./samples";

const page = resolve(__dirname, "../../../docs/guides/validation.md");

describe("what the API would refuse, the preview refuses", () => {
    test.each(refusalCases)("$constraint", ({ of, at, to, property, says }) => {
        const { model, inputs } = samples[of];
        const failures = model.check(changed<object>(inputs, at.split("."), to));
        expect(failures).toContainEqual({ property, reason: expect.stringMatching(says) });
    });

    test("all mistakes of a resource are told at once", () => {
        const { model, inputs } = samples["ExperienceVersion of a test"];
        const wrong = {
            ...inputs,
            status: "LIVE",
            experience: "hero",
            variants: [{}, { name: "B", shortUid: 1 }],
            x: 1,
        };
        expect(model.check(wrong).map(({ property }) => property)).toEqual([
            "experience",
            "status",
            "variants[0].name",
            "variants[1].shortUid",
            "x",
            "variantSplit",
        ]);
    });

    test("the guide lists them all", () => {
        const rows = refusalCases.map(
            ({ constraint, source, of, property }) =>
                `| ${constraint} | ${source} | \`${of.split(" ")[0]}\`: \`${property}\` | \`refusals.test.ts\`: ${constraint} |`,
        );
        const table = ["| Constraint | Source | Argument | Test |", "|---|---|---|---|", ...rows].join("\n");
        const [before, , after] = readFileSync(page, "utf8").split(/(<!-- table -->[\s\S]*<!-- \/table -->)/);
        const text = `${before}<!-- table -->\n${table}\n<!-- /table -->${after}`;
        if (process.env.UPDATE_DOCS === "1") {
            writeFileSync(page, text);
        }
        expect(readFileSync(page, "utf8")).toBe(text);
    });
});
