import * as pulumi from "@pulumi/pulumi";
import * as personalize from "pulumi-contentstack-personalize";

const { custom } = personalize.rules;

const config = new pulumi.Config();

// Adopted unchanged: if the live attribute differs, the preview fails and shows the difference.
const tier = new personalize.Attribute(
    "tier",
    { key: "loyalty_tier", name: "Loyalty tier" },
    { import: config.require("tier"), protect: true },
);

// Adopted and updated to match the declaration. The audience keeps its uid, so references to it stay valid.
new personalize.Audience(
    "gold",
    {
        name: "Gold members",
        description: "Managed by Pulumi.",
        definition: custom(tier).equals("gold"),
    },
    { import: config.require("gold"), onMismatch: "update", protect: true },
);
