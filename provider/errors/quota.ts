interface Limit {
    of: string;
    standard: number;
    most: number;
}

/** As Contentstack documents them; a plan can lie anywhere between the two. */
const LIMITS: [RegExp, Limit][] = [
    [/RULE/, { of: "rules in one audience", standard: 50, most: 100 }],
    [/VARIANT/, { of: "variants in one experience", standard: 20, most: 50 }],
    [/PROJECT/, { of: "projects in the organization", standard: 3, most: 100 }],
    [/EXPERIENCE/, { of: "experiences in the project", standard: 100, most: 1000 }],
    [/AUDIENCE/, { of: "audiences in the project", standard: 100, most: 1000 }],
    [/ATTRIBUTE/, { of: "custom attributes in the project", standard: 100, most: 1000 }],
    [/EVENT/, { of: "events in the project", standard: 100, most: 1000 }],
];

export function quotaAdvice(suffix: string): string {
    const limit = LIMITS.find(([pattern]) => pattern.test(suffix))?.[1];
    if (!limit)
        return "A limit of your Contentstack plan is reached. Remove what is not needed, or ask for a higher one.";
    return (
        `Your plan allows no more ${limit.of}: the default is ${limit.standard}, the most a plan can have ${limit.most}. ` +
        `Remove what is not needed, or ask Contentstack for a higher limit.`
    );
}
