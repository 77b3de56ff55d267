import { bestFirst, placesFrom } from "../../../provider/core/results/place";
import { getCities, getCountries, getRegions } from "../../../provider/program/reads";
import { country } from "../../../provider/program/rules";
import { refusal, useReads } from "./support";

const world = useReads();

test("the first place is the one that was meant, and goes into a rule", async () => {
    const rule = country.equals((await getCountries("Germany"))[0].code);
    expect(rule).toMatchObject({ attributeMatchOptions: { value: "DE" } });
    expect((await getRegions("arizona"))[0].code).toBe("US-AZ");
    expect((await getCities("Chicago"))[0].code).toBe("chicago,IL,US");
    // Not Nigeria, which comes first in the alphabet of the codes.
    expect((await getCountries("Niger"))[0]).toEqual({ name: "Niger", code: "NE" });
    expect((await getCountries("reunion"))[0].code).toBe("RE");
    expect((await getCountries("de"))[0].code).toBe("DE");
    expect(await getCountries()).toHaveLength(249);
});

test("what is not found is an error, for countries with what was meant", async () => {
    expect(await refusal(getCountries("Germny"))).toBe(
        'LookupError: getCountries: no country has the name or code "Germny". Did you mean "Germany" (DE)?',
    );
    expect(await refusal(getCities("Atlantis"))).toBe(
        'LookupError: getCities: no city has the name or code "Atlantis". Names are in English.',
    );
    expect(await refusal(getRegions("  "))).toMatch(
        /^ConfigurationError: getRegions: search must not be blank/,
    );
});

test("a server that does not search is searched here", () => {
    const all = [
        { name: "New Germany", code: "XX" },
        { name: "Germany", code: "DE" },
        { name: "France", code: "FR" },
    ];
    expect(bestFirst(all, "germany").map(({ code }) => code)).toEqual(["DE", "XX"]);
    expect(bestFirst(all, undefined)).toEqual(all);
});

test("an answer of another form is taken where it can be, and named where not", () => {
    const places = [{ name: "Germany", code: "DE", continent: "EU" }];
    expect(placesFrom("countries", places)).toEqual(places);
    expect(placesFrom("countries", { total: 1, countries: places })).toEqual(places);
    const said =
        /GET \/geolocation\/countries: the response has an unexpected form.*but got (.*)\. Write the code/;
    for (const body of [[{ label: "Germany" }], { total: 0 }, null, ["DE"]])
        expect(() => placesFrom("countries", body)).toThrow(
            expect.objectContaining({ message: expect.stringMatching(said) }),
        );
    expect(() => placesFrom("countries", ["DE"])).toThrow('but got "DE"');
});

test("places are the same for every project, and need none", async () => {
    delete process.env.CONTENTSTACK_PERSONALIZE_PROJECT_UID;
    await getCountries("Germany");
    expect(world.emulator.requests()).toMatchObject([{ path: "/geolocation/countries" }]);
});
