import * as pulumi from "@pulumi/pulumi";
import * as personalize from "pulumi-contentstack-personalize";

const { all, any, not, custom, country, queryParameter } = personalize.rules;

// After `pulumi config set videoShare 80`, the preview shows the effect on visitors.
const videoShare = new pulumi.Config().getNumber("videoShare") ?? 50;

const tier = new personalize.Attribute("tier", { key: "loyalty_tier", name: "Loyalty tier" });
const signup = new personalize.Event("signup", { key: "signup", description: "A visitor signed up." });

const gold = new personalize.Audience("gold", {
    name: "Gold members in Germany",
    definition: all(
        custom(tier).equals("gold"),
        any(country.equals("DE"), queryParameter("market").equals("de")),
        not(queryParameter("utm_source").contains("internal")),
    ),
});

const hero = new personalize.Experience("hero", {
    name: "Homepage hero",
    type: "AB_TEST",
    tags: ["homepage"],
});
const heroVersion = new personalize.ExperienceVersion(
    "hero",
    {
        experience: hero,
        status: "ACTIVE",
        variants: [
            { name: "Control", trafficDistribution: 100 - videoShare },
            { name: "Video", trafficDistribution: videoShare },
        ],
        metrics: [{ event: signup, name: "Sign-ups" }],
        targeting: { audiences: [gold] },
    },
    { parent: hero },
);

const offer = new personalize.Experience("offer", { name: "Member offer", type: "SEGMENTED" });
new personalize.ExperienceVersion(
    "offer",
    { experience: offer, status: "DRAFT", variants: [{ name: "Gold offer", audiences: [gold] }] },
    { parent: offer },
);

new personalize.ExperiencesPriority("order", { order: [offer, hero] });

export const heroUid = hero.uid;
export const videoAlias = heroVersion.alias("Video");
