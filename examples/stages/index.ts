import * as personalize from "pulumi-contentstack-personalize";

const { all, country } = personalize.rules;

const nordics = new personalize.Audience("nordics", {
    name: "Nordic countries",
    definition: personalize.rules.any(country.equals("SE"), country.equals("NO")),
});
const everybody = new personalize.Audience("everybody", {
    name: "Whose country is known",
    definition: all(country.hasAnyValue()),
});

const banner = new personalize.Experience("banner", { name: "Season banner", type: "SEGMENTED" });

const summer = {
    variants: [
        { name: "Season, north", audiences: [nordics] },
        { name: "Season", audiences: [everybody] },
    ],
};
const winter = {
    variants: [
        { name: "Skiing", audiences: [nordics] },
        { name: "Season, north", audiences: [nordics] },
        { name: "Season", audiences: [everybody] },
    ],
};

// Visitors see the content of the resource. Editors can already attach content to the variants that are staged.
const version = new personalize.ExperienceVersion(
    "banner",
    {
        experience: banner,
        status: "ACTIVE",
        ...summer,
        staged: winter,
    },
    { parent: banner },
);

export const live = version.variantIdentities;
export const staged = version.stagedIdentities;
