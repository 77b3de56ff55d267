import * as pulumi from "@pulumi/pulumi";
import * as personalize from "pulumi-contentstack-personalize";

const { all, country } = personalize.rules;

// `pulumi config set launch true` publishes what is staged.
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

// Goes when the next one is published: an experience has one live version.
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

// Declared after the live version. Editors see it, and attach content to its variants, while visitors don't.
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
