import * as personalize from "../../../provider";

const { all, country, custom, deviceType } = personalize.rules;

/** A program as a user writes it. */
export function declareShop() {
    const tier = new personalize.Attribute("tier", { key: "loyalty_tier", name: "Loyalty tier" });
    const signup = new personalize.Event("signup", { key: "signup" });
    const gold = new personalize.Audience("gold", {
        name: "Gold members",
        definition: all(custom(tier).equals("gold"), country.equals("DE")),
    });
    const phones = new personalize.Audience("phones", {
        name: "Phones",
        definition: deviceType.equals("MOBILE"),
    });
    const hero = new personalize.Experience("hero", { name: "Home hero", type: "SEGMENTED", tags: ["home"] });
    const heroVersion = new personalize.ExperienceVersion("hero", {
        experience: hero,
        status: "ACTIVE",
        variants: [
            { name: "Gold offer", audiences: [gold] },
            { name: "App", audiences: [phones] },
        ],
    });
    const checkout = new personalize.Experience("checkout", { name: "Checkout", type: "AB_TEST" });
    new personalize.ExperienceVersion("checkout", {
        experience: checkout,
        status: "ACTIVE",
        variants: [
            { name: "Control", trafficDistribution: 0 },
            { name: "One page", trafficDistribution: 100 },
        ],
        metrics: [{ event: signup, name: "Sign-ups" }],
        targeting: { audiences: [phones] },
    });
    new personalize.ExperiencesPriority("order", { order: [checkout, hero] });
    return { hero, heroVersion, gold, checkout };
}
