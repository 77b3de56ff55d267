/** Fields of one declaration, each a TypeScript expression. */
type Fields = Record<string, string>;

interface Declared {
    kind: string;
    fields: Fields;
}

/** One of everything, two where something has to be exchanged. The keys are logical names and variables. */
const declarations: Record<string, Declared> = {
    tier: { kind: "Attribute", fields: { key: '"tier"', name: '"Tier"', description: '"Loyalty tier"' } },
    gold: {
        kind: "Audience",
        fields: {
            name: '"Gold"',
            description: '"The best"',
            definition: 'all(custom(tier).equals("gold"), country.equals("DE"))',
        },
    },
    silver: {
        kind: "Audience",
        fields: { name: '"Silver"', definition: 'all(custom(tier).equals("silver"))' },
    },
    signup: { kind: "Event", fields: { key: '"signup"', description: '"A new account"' } },
    hero: {
        kind: "Experience",
        fields: { name: '"Hero"', description: '"On top"', type: '"AB_TEST"', tags: '["home"]' },
    },
    heroVersion: {
        kind: "ExperienceVersion",
        fields: {
            experience: "hero",
            status: '"ACTIVE"',
            variants: '[{ name: "A", trafficDistribution: 50 }, { name: "B", trafficDistribution: 50 }]',
            metrics: '[{ event: signup, name: "Sign-ups" }]',
            targeting: "{ audiences: [gold] }",
        },
    },
    offer: { kind: "Experience", fields: { name: '"Offer"', type: '"SEGMENTED"' } },
    spare: { kind: "Experience", fields: { name: '"Spare"', type: '"SEGMENTED"' } },
    offerVersion: {
        kind: "ExperienceVersion",
        fields: {
            experience: "offer",
            status: '"DRAFT"',
            variants: '[{ name: "Gold offer", audiences: [gold] }]',
        },
    },
    order: { kind: "ExperiencesPriority", fields: { order: "[hero, offer]" } },
};

export type WorldName = keyof typeof declarations & string;

/** Every logical name of the program, in the order of their declaration. */
export const worldNames = Object.keys(declarations);

/** The program as text, with some fields declared otherwise; `undefined` leaves a field out. */
export function worldProgram(changes: Record<string, Record<string, string | undefined>> = {}): string {
    const lines = Object.entries(declarations).map(([name, { kind, fields }]) => {
        const all = Object.entries({ ...fields, ...changes[name] }).filter(([, text]) => text !== undefined);
        const args = all.map(([field, text]) => `${field}: ${text}`).join(", ");
        return `const ${name} = new personalize.${kind}("${name}", { ${args} });`;
    });
    return `const { all, custom, country } = personalize.rules;\n${lines.join("\n")}\n`;
}
