import * as pulumi from "@pulumi/pulumi";
import * as personalize from "pulumi-contentstack-personalize";

const { all, country, custom } = personalize.rules;

// The configuration of each stack contains only the settings that differ between environments.
const videoShare = new pulumi.Config().requireNumber("videoShare");

const tier = new personalize.Attribute("tier", { key: "loyalty_tier", name: "Loyalty tier" });
const signup = new personalize.Event("signup", { key: "signup" });

const gold = new personalize.Audience("gold", {
    name: "Gold members in Germany",
    definition: all(custom(tier).equals("gold"), country.equals("DE")),
});

const hero = new personalize.Experience("hero", { name: "Homepage hero", type: "AB_TEST" });
new personalize.ExperienceVersion(
    "hero",
    {
        experience: hero,
        status: "ACTIVE",
        variants: [
            { name: "Picture", trafficDistribution: 100 - videoShare },
            { name: "Video", trafficDistribution: videoShare },
        ],
        metrics: [{ event: signup, name: "Sign-ups" }],
        targeting: { audiences: [gold] },
    },
    { parent: hero },
);
