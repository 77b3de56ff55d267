import * as personalize from "pulumi-contentstack-personalize";

const { any, all, country, custom } = personalize.rules;

// A program can be an async function, so it can await the read functions.
export = async () => {
    // Another team manages these objects. The program finds them by key and by tag.
    const tier = await personalize.getAttribute({ key: "loyalty_tier" });
    const signup = await personalize.getEvent({ key: "signup" });
    const rivals = (await personalize.getExperiences()).filter(({ tags }) => tags.includes("start"));

    const names = ["Germany", "Austria", "Switzerland"];
    const countries = await Promise.all(names.map((name) => personalize.getCountries(name)));
    const gold = new personalize.Audience("gold", {
        name: "Gold members, German-speaking",
        definition: all(
            custom(tier.uid).equals("gold"),
            any(...countries.map(([place]) => country.equals(place.code))),
        ),
    });

    const teaser = new personalize.Experience("teaser", { name: "Teaser", type: "AB_TEST" });
    const version = new personalize.ExperienceVersion(
        "teaser",
        {
            experience: teaser,
            status: "ACTIVE",
            variants: [{ name: "Calm" }, { name: "Loud" }],
            metrics: [{ event: signup.uid, name: "Sign-ups" }],
            targeting: { audiences: [gold] },
        },
        { parent: teaser },
    );
    new personalize.ExperiencesPriority("order", { order: [teaser, ...rivals.map(({ uid }) => uid)] });

    // Resolves when the version is live and the CMS knows its variants.
    const group = personalize.getVariantGroupOutput({ experience: version });
    const summary = personalize.getAnalyticsSummaryOutput({ experience: version });
    return {
        variantGroup: group.uid,
        variantUids: group.variantUidsByName,
        impressions: summary.apply(({ variants = [] }) => variants.map((each) => each.impressions ?? 0)),
    };
};
