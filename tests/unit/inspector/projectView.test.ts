import type { ProjectContent } from "../../../provider/core/project/content";
import type { WireRuleNode } from "../../../provider/core/wire";
import { projectView } from "../../../provider/inspector/server/projectView";

const rule = (type: string, ref: string, value: string): WireRuleNode => ({
    __type: "Rule",
    attribute: { __type: `${type}AttributeReference`, ref },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "StringMatchOptions", value },
});
const experience = (uid: string, status = "DRAFT") => ({
    uid,
    shortUid: "7",
    name: `Experience ${uid}`,
    __type: "SEGMENTED" as const,
    status,
});
const content: ProjectContent = {
    projectUid: "project",
    attributes: [
        { uid: "tier", name: "Tier", key: "tier", __type: "CUSTOM" },
        { uid: "idle", name: "Idle", key: "idle", __type: "CUSTOM" },
    ],
    events: [
        { uid: "signup", key: "signup" },
        { uid: "noise", key: "noise" },
    ],
    audiences: [
        {
            uid: "gold",
            name: "Gold",
            definition: {
                __type: "RuleCombination",
                combinationType: "AND",
                rules: [
                    rule("Custom", "tier", "gold"),
                    {
                        __type: "RuleCombination",
                        combinationType: "OR",
                        rules: [rule("Preset", "COUNTRY", "DE"), rule("Preset", "COUNTRY", "AT")],
                    },
                ],
            },
        },
    ],
    lyticsAudiences: [{ uid: "lytics", name: "High value", source: "LYTICS" }],
    experiences: [experience("low"), experience("high", "ACTIVE")],
    versions: new Map([
        [
            "high",
            [
                {
                    uid: "v1",
                    versionNumber: 1,
                    status: "ARCHIVED",
                    metrics: [{ __type: "Primary", event: "noise", name: "Noise" }],
                },
                {
                    uid: "v2",
                    versionNumber: 2,
                    status: "ACTIVE",
                    variants: [
                        {
                            __type: "SegmentedVariant",
                            name: "Offer",
                            shortUid: "3",
                            audiences: ["gold"],
                            lyticsAudiences: ["lytics"],
                            audienceCombinationType: "OR",
                        },
                    ],
                    metrics: [{ __type: "Primary", event: "signup", name: "Sign-ups" }],
                },
            ],
        ],
    ]),
    order: ["high", "low"],
};

const view = projectView(content);

test("experiences come by priority, with their versions from the newest, and the alias of each variant", () => {
    expect(view.experiences.map(({ uid }) => uid)).toEqual(["high", "low"]);
    expect(view.experiences[0]?.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(view.experiences[0]?.versions[0]?.variants).toEqual([
        {
            shortUid: "3",
            name: "Offer",
            alias: "cs_personalize_7_3",
            audiences: { uids: ["gold", "lytics"], match: "any" },
        },
    ]);
});

test("an audience has its rules in words and as a tree, the attributes that it uses, and its users", () => {
    expect(view.audiences[0]).toMatchObject({
        words: 'Tier is "gold" and (Country is DE or Country is AT)',
        rules: {
            match: "all",
            rules: [
                { words: 'Tier is "gold"' },
                { match: "any", rules: [{ words: "Country is DE" }, { words: "Country is AT" }] },
            ],
        },
        attributes: ["tier", "COUNTRY"],
        usedBy: [{ experience: "high", version: 2, status: "ACTIVE", as: "Offer" }],
    });
    expect(view.audiences[1]).toMatchObject({ name: "High value", lytics: true, usedBy: [{ version: 2 }] });
});

test("attributes and events name their users, and the presets appear that an audience uses", () => {
    expect(view.attributes.map(({ uid, usedBy }) => [uid, usedBy])).toEqual([
        ["idle", []],
        ["tier", ["gold"]],
        ["COUNTRY", ["gold"]],
    ]);
    expect(view.events.map(({ key, usedBy }) => [key, usedBy.map(({ status }) => status)])).toEqual([
        ["noise", ["ARCHIVED"]],
        ["signup", ["ACTIVE"]],
    ]);
});

test("the parts of an equal split are shown even if the API leaves them out", () => {
    const variants = ["A", "B"].map((name) => ({ __type: "ABTestVariant" as const, name, shortUid: name }));
    const versions = new Map([["low", [{ uid: "v", versionNumber: 1, status: "DRAFT" as const, variants }]]]);
    const [, low] = projectView({ ...content, versions }).experiences;
    expect(low?.versions[0]?.variants.map(({ share }) => share)).toEqual([50, 50]);
});

test("sorts attributes, audiences and events by name as a reader does: case does not count, numbers do", () => {
    const names = ["tier 10", "Tier 2", "älter", "Zone"];
    const each = <T>(one: (name: string) => T) => names.map(one);
    const { attributes, audiences, events } = projectView({
        ...content,
        attributes: each((name) => ({ uid: name, name, key: name, __type: "CUSTOM" as const })),
        audiences: each((name) => ({ uid: name, name })),
        lyticsAudiences: [{ uid: "lytics", name: "Tier 3", source: "LYTICS" }],
        events: each((key) => ({ uid: key, key })),
    });
    const sorted = ["älter", "Tier 2", "tier 10", "Zone"];
    expect(attributes.map(({ name }) => name)).toEqual(sorted);
    expect(audiences.map(({ name }) => name)).toEqual(sorted.toSpliced(2, 0, "Tier 3"));
    expect(events.map(({ key }) => key)).toEqual(sorted);
});
