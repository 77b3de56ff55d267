import type { ProgramPlan } from "../../../provider/cli/import/programPlan";
import { printYamlProgram } from "../../../provider/cli/import/yamlProgram";

const uid = (digit: string) => digit.repeat(24);

function print(copy: boolean): string {
    const plan = {
        content: { projectUid: uid("0"), experiences: [{ uid: uid("2") }] },
        options: { copy },
        declarations: [
            {
                kind: "Event",
                uid: uid("1"),
                id: uid("1"),
                name: { logical: "sign-up", variable: "signUp" },
                inputs: { key: "signup", description: 'costs ${price}: "yes"\nno' },
            },
            {
                kind: "Experience",
                uid: uid("2"),
                id: uid("2"),
                name: { logical: "hero", variable: "hero" },
                inputs: { name: "Hero", type: "AB_TEST" },
            },
            {
                kind: "ExperienceVersion",
                uid: uid("3"),
                id: `${uid("2")}/${uid("3")}`,
                name: { logical: "hero", variable: "heroVersion" },
                inputs: {
                    experience: uid("2"),
                    status: "ACTIVE",
                    variants: [
                        { name: "Control" },
                        { name: "A name that is so long that the list does not fit on one line" },
                    ],
                    metrics: [{ event: uid("1"), name: "Sign-ups" }],
                },
            },
        ],
        remarks: [],
    } as unknown as ProgramPlan;
    return printYamlProgram(plan, "site").get("Pulumi.yaml") ?? "";
}

test("a version refers to its experience and its event, and is imported", () => {
    expect(print(false)).toContain(
        `  heroVersion:
    type: "contentstack-personalize:index:ExperienceVersion"
    name: "hero"
    properties:
      experience: "\${hero.id}"
      status: "ACTIVE"
      variants:
        - { name: "Control" }
        - { name: "A name that is so long that the list does not fit on one line" }
      metrics: [{ event: "\${signUp.id}", name: "Sign-ups" }]
    options:
      import: "${uid("2")}/${uid("3")}"
      protect: true
      deletedWith: "\${hero}"
`,
    );
});

test("an experience depends on what its version refers to, so that it is deleted before that", () => {
    expect(print(true)).toContain(`type: "AB_TEST" }
    options: { dependsOn: ["\${signUp}"] }
`);
});

test("a text that looks like a reference stays a text", () => {
    expect(print(false)).toContain('description: "costs $${price}: \\"yes\\"\\nno"');
});

test("a copy imports and protects nothing", () => {
    const copy = print(true);
    expect(copy).not.toMatch(/import:|protect:/);
    expect(copy).toContain('deletedWith: "${hero}"');
});
