import type { TestEmulator } from "../support/emulator";

type Json = Record<string, unknown>;

/** What a colleague changes in the web UI: every field of every kind that can be changed there. */
export async function changeEverything({ api }: TestEmulator): Promise<void> {
    const find = async (path: string, name: string): Promise<Json> => {
        const found = (await api.get<Json[]>(path)).find((each) => each.name === name || each.key === name);
        if (!found) throw new Error(`no ${name} in ${path}`);
        return found;
    };
    const edit = async (path: string, name: string, change: Json): Promise<Json> => {
        const found = await find(path, name);
        return api.put(`${path}/${found.uid}`, { ...found, ...change });
    };
    const newestVersion = async (experience: Json): Promise<Json> => {
        const [version] = await api.get<[Json]>(`/experiences/${experience.uid}/versions`);
        return version;
    };
    const silver = await find("/audiences", "Silver");
    const tier = await edit("/attributes", "tier", { name: "T", key: "t", description: "t" });
    const rule = {
        __type: "Rule",
        attribute: { __type: "CustomAttributeReference", ref: tier.uid },
        attributeMatchCondition: "HAS_ANY_VALUE",
        invertCondition: false,
    };
    const definition = { __type: "RuleCombination", combinationType: "AND", rules: [rule] };
    await edit("/audiences", "Gold", { name: "G", description: "g", definition });
    await edit("/events", "signup", { key: "s", description: "s" });
    const offer = await find("/experiences", "Offer");
    const hero = await edit("/experiences", "Hero", { name: "H", description: "h", tags: ["h"] });
    const draft = await newestVersion(offer);
    const [variant] = draft.variants as Json[];
    const variants = [{ ...variant, name: "Mine", audiences: [silver.uid] }];
    await api.put(`/experiences/${offer.uid}/versions/${draft.uid}`, { ...draft, variants });
    const live = await newestVersion(hero);
    await api.post(`/experiences/${hero.uid}/versions`, {
        status: "ACTIVE",
        variantSplit: "CUSTOM_PERCENTAGE",
        variants: (live.variants as Json[]).map((each, at) => ({
            ...each,
            trafficDistribution: at ? 80 : 20,
        })),
        metrics: (live.metrics as Json[]).map((each) => ({ ...each, name: "Mine" })),
        targeting: { audience: { audiences: [silver.uid], audienceCombinationType: "OR" } },
    });
    const { priorityOrder } = await api.get<{ priorityOrder: string[] }>("/experiences-priority");
    await api.put("/experiences-priority", { priorityOrder: priorityOrder.reverse() });
}
