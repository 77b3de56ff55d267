import type { Answer, Client, Entity } from "./client";

let count = 0;
const fresh = (kind: string) => `${kind} ${++count}`;

async function made(answer: Promise<Answer>): Promise<Entity> {
    const { status, body, text } = await answer;
    if (status !== 201 && status !== 200) throw new Error(`${status} ${text}`);
    return body;
}

export const attribute = (api: Client, key = fresh("key")) =>
    made(api.post("/attributes", { name: key, key }));

export const event = (api: Client, key = fresh("event")) => made(api.post("/events", { key }));

export const stringRule = (attributeRef: string, value = "x") => ({
    __type: "Rule",
    attribute: { __type: "CustomAttributeReference", ref: attributeRef },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "StringMatchOptions", value },
    invertCondition: false,
});

export const countryRule = {
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "StringMatchOptions", value: "US" },
    invertCondition: false,
};

export const all = (...rules: unknown[]) => ({ __type: "RuleCombination", combinationType: "AND", rules });

export const audience = (api: Client, name = fresh("audience"), definition: unknown = all(countryRule)) =>
    made(api.post("/audiences", { name, definition }));

export const experience = (
    api: Client,
    type: "SEGMENTED" | "AB_TEST" = "SEGMENTED",
    name = fresh("experience"),
) => made(api.post("/experiences", { name, __type: type }));

export const segmentedVariant = (name: string, ...audiences: string[]) => ({
    __type: "SegmentedVariant",
    name,
    audiences,
    audienceCombinationType: "AND",
});

export const half = (name: string) => ({ __type: "ABTestVariant", name, trafficDistribution: 50 });

export const segmented = (status: string, ...variants: unknown[]) => ({ status, variants });

export const abTest = (status: string, eventUid: string, variants: unknown[] = [half("A"), half("B")]) => ({
    status,
    variants,
    variantSplit: "EQUALLY_SPLIT",
    metrics: [{ __type: "Primary", event: eventUid, name: "metric" }],
});

export const putVersion = (api: Client, of: Entity, body: unknown, uid = of.latestVersion) =>
    api.put(`/experiences/${of.uid}/versions/${uid}`, body);

export const postVersion = (api: Client, of: Entity, body: unknown) =>
    api.post(`/experiences/${of.uid}/versions`, body);

/** An experience with one ACTIVE version of one variant, and what it took. */
export async function activeExperience(api: Client) {
    const target = await audience(api);
    const owner = await experience(api);
    const body = segmented("ACTIVE", segmentedVariant("first", target.uid));
    const version = await made(putVersion(api, owner, body));
    return { audience: target, experience: owner, version, body };
}

/** The same for an A/B test of two variants. */
export async function activeTest(api: Client) {
    const metric = await event(api);
    const owner = await experience(api, "AB_TEST");
    const body = abTest("ACTIVE", metric.uid);
    const version = await made(putVersion(api, owner, body));
    return { event: metric, experience: owner, version, body };
}

export const absentUid = "0123456789abcdef01234567";
