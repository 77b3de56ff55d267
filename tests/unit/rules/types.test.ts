import { readFileSync } from "node:fs";
import path from "node:path";
import { describeAsBuilder } from "../../../provider/core/rules/print";
import { fc } from "../../support/fastCheck";
import { validDefinition } from "./arbitraries";
import { compilerOn } from "./compiler";

const read = (name: string) => readFileSync(path.join(__dirname, name), "utf8");

const impossible = read("impossible.test-d.ts");

test("what a newcomer should be able to write compiles", () => {
    expect(compilerOn("possible.test-d.ts", read("possible.test-d.ts"))).toEqual([]);
});

test("what is impossible does not compile", () => {
    expect(compilerOn("impossible.test-d.ts", impossible)).toEqual([]);
    expect(impossible.match(/@ts-expect-error/g)!.length).toBeGreaterThanOrEqual(25);
});

test("each case fails for a reason of its own, not because a name is misspelt", () => {
    const said = compilerOn("impossible.test-d.ts", impossible.replaceAll("@ts-expect-error", ""));
    expect(said).toHaveLength(impossible.match(/@ts-expect-error/g)!.length);
    expect(said.filter((line) => /Cannot find|implicitly/.test(line))).toEqual([]);
});

test("the compiler's verdict would tell if an impossible case compiled", () => {
    const possible = impossible.replace('country.equals("Germany")', 'country.equals("DE")');
    expect(compilerOn("impossible.test-d.ts", possible)).toEqual([
        expect.stringContaining("Unused '@ts-expect-error' directive"),
    ]);
});

test("what is printed for a definition compiles, whatever the definition", () => {
    const printed = fc.sample(validDefinition, 300).map((definition) => {
        const expression = describeAsBuilder(definition, { attributeExpression: () => "tier" });
        return `    ${expression},`;
    });
    const program = [
        'import * as rules from "../../../provider/program/rules";',
        "declare const tier: rules.AttributeResource;",
        "export const definitions: rules.AudienceDefinition[] = [",
        ...printed,
        "];",
    ];
    expect(compilerOn("printed.ts", program.join("\n"))).toEqual([]);
});
