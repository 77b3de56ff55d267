import * as pulumi from "@pulumi/pulumi";
import * as personalize from "pulumi-contentstack-personalize";

const { custom } = personalize.rules;

const config = new pulumi.Config();

// Taken over as it is: if the live one differs, the preview names the difference and nothing is written.
const tier = new personalize.Attribute(
    "tier",
    { key: "loyalty_tier", name: "Loyalty tier" },
    { import: config.require("tier"), protect: true },
);

// Taken over and brought in line with the declaration. It keeps its uid, and with it all that refers to it.
new personalize.Audience(
    "gold",
    {
        name: "Gold members",
        description: "Managed by Pulumi.",
        definition: custom(tier).equals("gold"),
    },
    { import: config.require("gold"), onMismatch: "update", protect: true },
);
