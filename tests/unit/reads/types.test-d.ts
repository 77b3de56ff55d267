/** Checked by the compiler alone, with `noUncheckedIndexedAccess` on. */
import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";

export async function possible(hero: personalize.Experience, version: personalize.ExperienceVersion) {
    const { custom, country, all } = personalize.rules;
    const tier = await personalize.getAttribute({ key: "tier", projectUid: "0" });
    const gold = await personalize.getAudience({ uid: "0", includeLyticsAudiences: true });
    const later = personalize.getAttributeOutput({ key: pulumi.output("tier") });
    new personalize.Audience("gold", {
        definition: all(
            custom(tier.uid).equals("gold"),
            custom(later.uid).equals("gold"),
            country.equals((await personalize.getCountries("Germany"))[0].code),
            country.equals(personalize.getCountriesOutput("Germany").apply(([first]) => first.code)),
        ),
    });
    // What was read can be declared.
    if (gold.definition) new personalize.Audience("copy", { name: gold.name, definition: gold.definition });
    new personalize.ExperiencesPriority("order", {
        order: (await personalize.getExperiences()).map(({ uid }) => uid),
    });
    const group = personalize.getVariantGroupOutput({ experience: version, timeout: 10 });
    const uid: pulumi.Output<string> = group.uid;
    const versions = personalize.getExperienceVersionsOutput({ experience: hero });
    const number: pulumi.Output<number> = versions.apply(([newest]) => newest?.versionNumber ?? 0);
    return { uid, number };
}

export function impossible(hero: personalize.Experience) {
    // @ts-expect-error neither key nor uid
    void personalize.getAttribute({});
    // @ts-expect-error both
    void personalize.getAudience({ name: "Gold", uid: "0" });
    // @ts-expect-error an event has no name
    void personalize.getEvent({ name: "signup" });
    // @ts-expect-error what is known later has another form
    void personalize.getExperience({ uid: hero.uid });
    // @ts-expect-error the same
    void personalize.getVariantGroup({ experience: hero });
    // @ts-expect-error seconds, not a text
    void personalize.getVariantGroupOutput({ experience: hero, timeout: "10s" });
}
