interface Limit {
    of: string;
    standard: number;
    most: number;
}

/** As documented by Contentstack. The limit of a plan can be any number between the two. */
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
        return "You have reached a limit of your Contentstack plan. Remove objects that you do not need, or ask Contentstack for a higher limit.";
    return (
        `You have reached the limit of your Contentstack plan for ${limit.of}: ${limit.standard} by default, up to ${limit.most} by plan. ` +
        "Remove objects that you do not need, or ask Contentstack for a higher limit."
    );
}
