import * as personalize from "pulumi-contentstack-personalize";

const { all, any, not, city, country, custom, dateAndTime, deviceType, queryParameter } = personalize.rules;

// The data that the web site sends about a visitor: set({ loyalty_tier: "gold", orders: 7 }).
const tier = new personalize.Attribute("tier", { key: "loyalty_tier", name: "Loyalty tier" });
const orders = new personalize.Attribute("orders", { key: "orders", name: "Number of orders" });

const vips = new personalize.Audience("vips", {
    name: "Good customers",
    description: "Gold members, and whoever has ordered more than five times.",
    definition: any(custom(tier).equals("gold"), custom(orders).greaterThan(5)),
});
const chicago = new personalize.Audience("chicago", {
    name: "On the go in Chicago",
    definition: all(city.equals("chicago,IL,US"), not(deviceType.equals("DESKTOP"))),
});
const winterSale = new personalize.Audience("winter-sale", {
    name: "Winter sale, northern countries",
    definition: all(
        any(country.equals("SE"), country.equals("NO"), country.equals("FI")),
        dateAndTime.between("2027-01-02T00:00:00", "2027-01-31T23:59:59", { visitorTimezone: true }),
        not(queryParameter("utm_source").equals("newsletter")),
    ),
});

const offer = new personalize.Experience("offer", {
    name: "Offer on the start page",
    type: "SEGMENTED",
    tags: ["start", "offer"],
});
const offerVersion = new personalize.ExperienceVersion(
    "offer",
    {
        experience: offer,
        status: "ACTIVE",
        // Visitors see the first variant whose audiences match, so the order matters.
        variants: [
            { name: "Good customers in Chicago", audiences: [vips, chicago] },
            { name: "Good customers", audiences: [vips] },
            {
                name: "Sale",
                audiences: [winterSale, chicago],
                audienceCombinationType: "OR",
            },
        ],
    },
    { parent: offer },
);

// Editors attach content to these aliases, and the web site requests them from the delivery API.
export const aliases = offerVersion.variantAliases;
