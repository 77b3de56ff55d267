import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as personalize from "../../../provider";
import { VARIABLES } from "../../../provider/core/common/settingNames";
import { kinds } from "../../../provider/core/model/model";
import { providerOf } from "../../../provider/host/kinds";
import { SETTINGS } from "../../../tools/schema/settings";
import { cleanEnv } from "../../support/cleanEnv";
import { root } from "../../support/docs/pages";

interface Spec {
    type?: string;
    description?: string;
    $ref?: string;
    items?: Spec;
    properties?: Record<string, Spec>;
    inputProperties?: Record<string, Spec>;
    inputs?: Spec;
    outputs?: Spec;
    secret?: boolean;
    aliases?: { type: string }[];
}

interface Schema {
    provider: Spec;
    types: Record<string, Spec>;
    resources: Record<string, Spec>;
    functions: Record<string, Spec>;
}

describe("schema.json", () => {
    const text = readFileSync(join(root, "schema.json"), "utf8");
    const schema = JSON.parse(text) as Schema;

    // `npm run schema` writes it anew.
    test("is what the types and docstrings say today", () => {
        const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
        const command = [tsx, join(root, "tools/schema/write.ts"), "--print"];
        const options = { encoding: "utf8", env: cleanEnv(), maxBuffer: 1 << 26 } as const;
        expect(execFileSync(process.execPath, command, options)).toBe(text);
    });

    test("has every kind, which takes over the resources of a dynamic program", () => {
        expect(Object.keys(schema.resources)).toEqual(
            kinds.map((kind) => `contentstack-personalize:index:${kind}`),
        );
        for (const kind of kinds) {
            expect(schema.resources[`contentstack-personalize:index:${kind}`]?.aliases).toEqual([
                { type: `pulumi-nodejs:dynamic/contentstack-personalize:${kind}` },
            ]);
        }
    });

    test("describes every property, and refers to no type that it lacks", () => {
        const objects = [
            ...Object.entries(schema.types),
            ...Object.entries(schema.resources),
            ...Object.entries(schema.functions).flatMap(([name, { inputs, outputs }]) => [
                [`${name} inputs`, inputs ?? {}] as const,
                [`${name} outputs`, outputs ?? {}] as const,
            ]),
        ];
        const properties = objects.flatMap(([owner, { properties = {}, inputProperties = {} }]) =>
            [...Object.entries(properties), ...Object.entries(inputProperties)].map(
                ([name, spec]) => [`${owner}.${name}`, spec] as const,
            ),
        );
        const refs = properties.flatMap(([, spec]) => [spec.$ref, spec.items?.$ref]);
        const missing = refs.filter(
            (ref) => ref?.startsWith("#/types/") && schema.types[ref.slice("#/types/".length)] === undefined,
        );
        expect(missing).toEqual([]);
        expect(Object.keys(schema.types).filter((name) => !refs.includes(`#/types/${name}`))).toEqual([]);
        const silent = properties.filter(([, { description }]) => !description).map(([name]) => name);
        expect(silent.filter((name) => !/Results?(\w+)?\.|outputs\./.test(name))).toEqual([]);
    });

    test("has the outputs that the life cycle of each kind returns", () => {
        for (const kind of kinds) {
            const { inputProperties = {}, properties = {} } =
                schema.resources[`contentstack-personalize:index:${kind}`] ?? {};
            const outputs = Object.keys(providerOf(kind).previewOutputs(undefined, {}));
            expect(Object.keys(properties).sort()).toEqual(
                [...new Set([...Object.keys(inputProperties), ...outputs])].sort(),
            );
        }
    });

    test("mentions nothing that only the TypeScript package has", () => {
        const members = Object.getOwnPropertyNames(personalize.ExperienceVersion.prototype);
        const foreign = [...Object.keys(personalize), ...members].filter(
            (name) => !text.includes(`:index:${name}"`) && !text.includes(`"${name}"`),
        );
        expect(foreign).toContain("variantAliases");
        expect(foreign.filter((name) => text.includes(`\`${name}\``))).toEqual([]);
        expect(text).not.toMatch(/await |or the uid of one|has all fields of the response/);
    });

    test("counts in integers", () => {
        const version = schema.resources["contentstack-personalize:index:ExperienceVersion"];
        const experience = schema.functions["contentstack-personalize:index:getExperience"]?.outputs;
        expect(version?.properties?.versionNumber).toMatchObject({ type: "integer" });
        expect(experience?.properties?.priority).toMatchObject({ type: "integer" });
    });

    test("has every setting, and marks the tokens as secret", () => {
        expect(Object.keys(SETTINGS)).toEqual(expect.arrayContaining(Object.keys(VARIABLES)));
        const secrets = Object.entries(schema.provider.inputProperties ?? {})
            .filter(([, { secret }]) => secret)
            .map(([name]) => name);
        expect(secrets).toEqual(["authtoken", "oauthToken"]);
    });
});
