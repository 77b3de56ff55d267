import * as personalize from "pulumi-contentstack-personalize";

const { all, custom } = personalize.rules;

// The data that the web site sends about a visitor.
const priceType = new personalize.Attribute("price-type", { key: "price_type", name: "Price Type" });
const destination = new personalize.Attribute("travel-destination", {
    key: "travel_destination",
    name: "Travel Destination",
});
const travelType = new personalize.Attribute("travel-type", { key: "travel_type", name: "Travel Type" });

const budget = new personalize.Audience("budget", {
    name: "Budget",
    description: "Travelers who are budget-conscious and looking to save on their vacations.",
    definition: all(custom(priceType).equals("budget")),
});
const luxury = new personalize.Audience("luxury", {
    name: "Luxury",
    description: "Travelers who enjoy a fine experience without regard to the overall cost.",
    definition: all(custom(priceType).equals("luxury")),
});
const adventure = new personalize.Audience("adventure", {
    name: "Adventure",
    description: "Travelers who have a preference to engage in adventurous vacation activities.",
    definition: all(custom(travelType).equals("adventure")),
});
const relaxation = new personalize.Audience("relaxation", {
    name: "Relaxation",
    description: "Travelers who prefer to have a relaxing experience.",
    definition: all(custom(travelType).equals("relaxation")),
});

/** Visitors who looked at one destination. */
function interestedIn(name: string, region: string, code: string, inWords = region): personalize.Audience {
    return new personalize.Audience(name, {
        name: `${region} Destination`,
        description: `Travelers who have shown interest in ${inWords} as a travel destination`,
        definition: all(custom(destination).equals(code)),
    });
}
const europe = interestedIn("europe", "Europe", "EU");
const southAmerica = interestedIn("south-america", "South America", "SA");
const northAmerica = interestedIn("north-america", "North America", "NA");
const apac = interestedIn("apac", "APAC", "APAC", "the APAC Region");

const clicked = new personalize.Event("clicked", { key: "Clicked" });

const homepage = new personalize.Experience("homepage", { name: "Personalize Segment", type: "SEGMENTED" });
new personalize.ExperienceVersion(
    "homepage",
    {
        experience: homepage,
        status: "ACTIVE",
        // Visitors see the first variant whose audiences match, so the order matters.
        variants: [
            { name: "Luxury or Relaxing", audiences: [relaxation, luxury, northAmerica] },
            { name: "Budget Adventure South America", audiences: [budget, adventure, southAmerica] },
            { name: "Luxury Europe", audiences: [europe, luxury, relaxation] },
            { name: "Luxury, Relaxed, Asia", audiences: [luxury, relaxation, apac] },
        ],
    },
    { parent: homepage },
);

const tone = new personalize.Experience("tone", { name: "A/B Testing", type: "AB_TEST" });
new personalize.ExperienceVersion(
    "tone",
    {
        experience: tone,
        status: "ACTIVE",
        variants: [
            { name: "Straightforward", trafficDistribution: 33.34 },
            { name: "Adventurous", trafficDistribution: 33.33 },
            { name: "Fun", trafficDistribution: 33.33 },
        ],
        metrics: [{ event: clicked, name: "Clicked" }],
        targeting: { audiences: [luxury, relaxation, apac] },
    },
    { parent: tone },
);

new personalize.ExperiencesPriority("order", { order: [homepage, tone] });
