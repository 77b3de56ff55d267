/** How a program may be written. */
export type Form =
    | "TypeScript, CommonJS"
    | "TypeScript, ESM"
    | "JavaScript, CommonJS"
    | "JavaScript, ESM"
    | "YAML";

export interface ProgramForm {
    files: Record<string, string>;
    /** What `package.json` says beside the dependencies. */
    manifest: object;
}

/** The logical names in it. */
export const NAMES = ["gold", "hero", "heroVersion", "order", "signup", "tier"];

/** One of every kind. */
const BODY = `const { all, custom } = rules;
const tier = new Attribute("tier", { key: "tier", name: "Tier" });
const gold = new Audience("gold", { name: "Gold", definition: all(custom(tier).equals("gold")) });
const signup = new Event("signup", { key: "signup" });
const hero = new Experience("hero", { name: "Hero", type: "AB_TEST" });
const heroVersion = new ExperienceVersion("heroVersion", {
    experience: hero,
    status: "ACTIVE",
    variants: [{ name: "A" }, { name: "B" }],
    metrics: [{ event: signup, name: "Sign-ups" }],
    targeting: { audiences: [gold] },
});
new ExperiencesPriority("order", { order: [hero] });
`;

const USED = "Attribute, Audience, Event, Experience, ExperiencesPriority, ExperienceVersion, rules";
const IMPORTED = `import { ${USED} } from "pulumi-contentstack-personalize";
${BODY}export const aliases = heroVersion.variantAliases;
`;
const REQUIRED = `const { ${USED} } = require("pulumi-contentstack-personalize");
${BODY}module.exports = { aliases: heroVersion.variantAliases };
`;

/** The same through the provider plugin. */
const YAML = `name: test
runtime: yaml
plugins:
  providers:
    - name: contentstack-personalize
      path: node_modules/.bin
resources:
  tier:
    type: contentstack-personalize:Attribute
    properties: { key: tier, name: Tier }
  gold:
    type: contentstack-personalize:Audience
    properties:
      name: Gold
      definition:
        __type: RuleCombination
        combinationType: AND
        rules:
          - __type: Rule
            attribute: { __type: CustomAttributeReference, ref: "\${tier.id}" }
            attributeMatchCondition: STRING_EQUALS
            attributeMatchOptions: { __type: StringMatchOptions, value: gold }
            invertCondition: false
  signup:
    type: contentstack-personalize:Event
    properties: { key: signup }
  hero:
    type: contentstack-personalize:Experience
    properties: { name: Hero, type: AB_TEST }
    options: { dependsOn: ["\${gold}", "\${signup}"] }
  heroVersion:
    type: contentstack-personalize:ExperienceVersion
    properties:
      experience: \${hero.id}
      status: ACTIVE
      variants: [{ name: A }, { name: B }]
      metrics: [{ event: "\${signup.id}", name: Sign-ups }]
      targeting: { audiences: ["\${gold.id}"] }
    options: { deletedWith: "\${hero}" }
  order:
    type: contentstack-personalize:ExperiencesPriority
    properties: { order: ["\${hero.id}"] }
outputs:
  alias: cs_personalize_\${hero.shortUid}_\${heroVersion.shortUids[1]}
`;

const project = (main: string) => `name: test\nruntime: nodejs\nmain: ${main}\n`;
/** Old SDKs have a default of their own for `moduleResolution`, which goes with CommonJS alone. */
const SETTINGS = JSON.stringify({
    compilerOptions: {
        strict: true,
        target: "ES2022",
        module: "Node16",
        moduleResolution: "Node16",
        skipLibCheck: true,
    },
});

export const forms: Record<Form, ProgramForm> = {
    "TypeScript, CommonJS": {
        files: {
            "Pulumi.yaml": project("index.ts"),
            "index.ts": IMPORTED,
            "tsconfig.json": SETTINGS,
        },
        manifest: {},
    },
    "TypeScript, ESM": {
        files: {
            // Pulumi's own loader takes CommonJS alone; Node itself takes both, from 22.18 on.
            "Pulumi.yaml": project("index.ts"),
            "index.ts": IMPORTED,
            "tsconfig.json": SETTINGS,
        },
        manifest: { type: "module" },
    },
    "JavaScript, CommonJS": {
        files: { "Pulumi.yaml": project("index.js"), "index.js": REQUIRED },
        manifest: {},
    },
    "JavaScript, ESM": {
        files: { "Pulumi.yaml": project("index.js"), "index.js": IMPORTED },
        manifest: { type: "module" },
    },
    YAML: { files: { "Pulumi.yaml": YAML }, manifest: {} },
};
