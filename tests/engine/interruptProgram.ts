/** Sixty resources of every kind, in all ways in which they refer to each other. */
export const RESOURCES = 60;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const list = (names: string[]) => `[${names.join(", ")}]`;

export function interruptProgram(): string {
    const attributes = numbers(14).map(
        (n) =>
            `const t${n} = new personalize.Attribute("t${n}", { key: "key_${n}", name: "Attribute ${n}" });`,
    );
    const events = numbers(7).map(
        (n) => `const e${n} = new personalize.Event("e${n}", { key: "event_${n}" });`,
    );
    const audiences = numbers(20).map(
        (n) =>
            `const a${n} = new personalize.Audience("a${n}", { name: "Audience ${n}", definition: all(custom(t${n % 14}).equals("v${n}"), country.equals("DE")) });`,
    );
    const experiences = numbers(9).map(
        (n) =>
            `const x${n} = new personalize.Experience("x${n}", { name: "Experience ${n}", type: ${n % 2 ? '"AB_TEST"' : '"SEGMENTED"'} });`,
    );
    const versions = numbers(9).map((n) => {
        const content =
            n % 2
                ? `variants: [{ name: "A" }, { name: "B" }], metrics: [{ event: e${n % 7}, name: "M" }], targeting: { audiences: [a${n}] }`
                : `variants: [{ name: "A", audiences: [a${n}, a${n + 1}] }]`;
        const status = n % 3 === 2 ? '"DRAFT"' : '"ACTIVE"';
        return `new personalize.ExperienceVersion("v${n}", { experience: x${n}, status: ${status}, ${content} });`;
    });
    const order = `new personalize.ExperiencesPriority("order", { order: ${list(numbers(9).map((n) => `x${n}`))} });`;
    return [
        "const { all, custom, country } = personalize.rules;",
        ...attributes,
        ...events,
        ...audiences,
        ...experiences,
        ...versions,
        order,
    ].join("\n");
}
