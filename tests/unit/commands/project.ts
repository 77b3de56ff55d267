import type { TestEmulator } from "../../support/emulator";
import { definition } from "../reads/support";

interface Made {
    uid: string;
    latestVersion: string;
}

/** A project with one of everything that `show` has words for. */
export async function furnish(emulator: TestEmulator): Promise<void> {
    const { api } = emulator;
    const tier = await api.post<Made>("/attributes", {
        key: "loyalty_tier",
        name: "Loyalty tier",
        description: "From the shop",
    });
    await api.post("/attributes", { key: "age", name: "Age" });
    const signup = await api.post<Made>("/events", { key: "signup", description: "A new account" });
    const german = await api.post<Made>("/audiences", { name: "Germany", definition });
    const gold = await api.post<Made>("/audiences", {
        name: "Gold \u001b[31mmembers",
        definition: {
            ...definition,
            rules: [
                ...definition.rules,
                {
                    ...definition.rules[0],
                    attribute: { __type: "CustomAttributeReference", ref: tier.uid },
                    attributeMatchOptions: { __type: "StringMatchOptions", value: "gold" },
                    invertCondition: true,
                },
            ],
        },
    });
    const lytics = await emulator.addLyticsAudience("Likely buyers");
    const hero = await api.post<Made>("/experiences", {
        name: "Homepage hero",
        __type: "AB_TEST",
        tags: ["home"],
    });
    const test = (status: string, ...names: string[]) => ({
        status,
        variantSplit: "CUSTOM_PERCENTAGE",
        variants: names.map((name) => ({
            __type: "ABTestVariant",
            name,
            trafficDistribution: 100 / names.length,
        })),
        metrics: [{ __type: "Primary", event: signup.uid, name: "Sign-ups" }],
        targeting: { audience: { audiences: [german.uid, gold.uid], audienceCombinationType: "OR" } },
    });
    await api.put(
        `/experiences/${hero.uid}/versions/${hero.latestVersion}`,
        test("ACTIVE", "Control", "映像"),
    );
    await api.post(`/experiences/${hero.uid}/versions`, test("ACTIVE", "Control", "映像"));
    await api.post(`/experiences/${hero.uid}/versions`, test("DRAFT", "A", "B", "C", "D"));
    const offer = await api.post<Made>("/experiences", { name: "Offer", __type: "SEGMENTED" });
    const segments = (status: string) => ({
        status,
        variants: [
            {
                __type: "SegmentedVariant",
                name: "For gold",
                audiences: [gold.uid, german.uid],
                audienceCombinationType: "AND",
            },
            {
                __type: "SegmentedVariant",
                name: "For buyers",
                audiences: [],
                lyticsAudiences: [lytics.uid],
                audienceCombinationType: "AND",
            },
        ],
    });
    const version = await api.put<{ variants: unknown }>(
        `/experiences/${offer.uid}/versions/${offer.latestVersion}`,
        segments("ACTIVE"),
    );
    await api.put(`/experiences/${offer.uid}/versions/${offer.latestVersion}`, {
        status: "PAUSED",
        variants: version.variants,
    });
    const spare = await api.post<Made>("/experiences", { name: "Spare", __type: "SEGMENTED" });
    await api.put("/experiences-priority", { priorityOrder: [offer.uid, hero.uid, spare.uid] });
}
