import * as pulumi from "@pulumi/pulumi";
import * as personalize from "pulumi-contentstack-personalize";

const { all, country } = personalize.rules;

// `pulumi config set launch true` publishes the staged version.
const launch = new pulumi.Config().requireBoolean("launch");

const nordics = new personalize.Audience("nordics", {
    name: "Nordic countries",
    definition: personalize.rules.any(country.equals("SE"), country.equals("NO")),
});
const everybody = new personalize.Audience("everybody", {
    name: "Whose country is known",
    definition: all(country.hasAnyValue()),
});

const banner = new personalize.Experience("banner", { name: "Season banner", type: "SEGMENTED" });

// Removed when the next version is published, because an experience has one live version.
if (!launch) {
    new personalize.ExperienceVersion(
        "summer",
        {
            experience: banner,
            status: "ACTIVE",
            variants: [
                { name: "Season, north", audiences: [nordics] },
                { name: "Season", audiences: [everybody] },
            ],
        },
        { parent: banner },
    );
}

// Declared after the live version. Editors can attach content to its variants. Visitors don't see the draft.
const winter = new personalize.ExperienceVersion(
    "winter",
    {
        experience: banner,
        status: launch ? "ACTIVE" : "DRAFT",
        variants: [
            { name: "Skiing", audiences: [nordics] },
            { name: "Season, north", audiences: [nordics] },
            { name: "Season", audiences: [everybody] },
        ],
    },
    { parent: banner },
);

export const staged = winter.variantIdentities;
