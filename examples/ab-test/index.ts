import * as pulumi from "@pulumi/pulumi";
import * as personalize from "pulumi-contentstack-personalize";

const { all, country } = personalize.rules;

const config = new pulumi.Config();
const status = config.require<"DRAFT" | "ACTIVE" | "PAUSED">("status", {
    allowedValues: ["DRAFT", "ACTIVE", "PAUSED"],
});
const videoShare = config.requireNumber("videoShare");

const signup = new personalize.Event("signup", { key: "signup", description: "A visitor signed up." });
const read = new personalize.Event("read", {
    key: "article_read",
    description: "A visitor read to the end.",
});
const germany = new personalize.Audience("germany", {
    name: "Visitors from Germany",
    definition: all(country.equals("DE")),
});

const hero = new personalize.Experience("hero", { name: "Hero of the start page", type: "AB_TEST" });
const test = new personalize.ExperienceVersion(
    "hero",
    {
        experience: hero,
        status,
        variants: [
            { name: "Picture", trafficDistribution: 100 - videoShare },
            // The variant was called "Film" before. With its former name it keeps its identity and its content.
            { name: "Video", formerNames: ["Film"], trafficDistribution: videoShare },
        ],
        metrics: [
            { event: signup, name: "Sign-ups" },
            { event: read, name: "Readers", type: "Secondary" },
        ],
        targeting: { audiences: [germany] },
    },
    { parent: hero },
);

export const version = test.versionNumber;
export const aliases = test.variantAliases;
