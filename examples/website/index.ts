import * as personalize from "pulumi-contentstack-personalize";

const { all, country, custom } = personalize.rules;

// The data that the web site sends about a visitor.
const tier = new personalize.Attribute("tier", { key: "loyalty_tier", name: "Loyalty tier" });
const signup = new personalize.Event("signup", { key: "signup" });

const gold = new personalize.Audience("gold", {
    name: "Gold members",
    definition: all(custom(tier).equals("gold")),
});
const germany = new personalize.Audience("germany", {
    name: "Germany",
    definition: all(country.equals("DE")),
});

const hero = new personalize.Experience("hero", { name: "Hero", type: "SEGMENTED" });
const heroVersion = new personalize.ExperienceVersion("hero", {
    experience: hero,
    status: "ACTIVE",
    // Visitors see the first variant whose audiences match, so the order matters.
    variants: [
        { name: "Gold members", audiences: [gold] },
        { name: "Germany", audiences: [germany] },
    ],
});

const button = new personalize.Experience("button", { name: "Sign-up button", type: "AB_TEST" });
const buttonVersion = new personalize.ExperienceVersion("button", {
    experience: button,
    status: "ACTIVE",
    variants: [{ name: "Plain" }, { name: "Bold" }],
    metrics: [{ event: signup, name: "Sign-ups" }],
});

// The site finds its content by these aliases.
export const aliases = { hero: heroVersion.variantAliases, button: buttonVersion.variantAliases };
