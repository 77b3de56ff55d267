import { cities } from "../../../provider/emulator/geolocation/cities";
import { countries } from "../../../provider/emulator/geolocation/countries";
import { type Place, search } from "../../../provider/emulator/geolocation/place";
import { regions } from "../../../provider/emulator/geolocation/regions";

const codes = (places: readonly Place[]) => places.map(({ code }) => code);
const find = (places: readonly Place[], query: string) => codes(search(places, new URLSearchParams(query)));

test("the countries are the 249 of ISO 3166-1, each once", () => {
    expect(new Set(codes(countries)).size).toBe(249);
    expect(countries.every(({ code, name }) => /^[A-Z]{2}$/.test(code) && name.length > 2)).toBe(true);
});

test("this machine's own table of countries knows every code", () => {
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    expect(codes(countries).filter((code) => names.of(code) === undefined)).toEqual([]);
});

test("every region is of a country, every city is of a region", () => {
    const regionCodes = new Set(codes(regions));
    const countryCodes = new Set(codes(countries));
    expect(regions.every(({ code }) => countryCodes.has(code.slice(0, 2)))).toBe(true);
    const regionOf = ({ code }: Place) => code.split(",").slice(1).reverse().join("-");
    expect(cities.map(regionOf).filter((region) => !regionCodes.has(region))).toEqual([]);
});

test("codes are unique, and those that real audiences name are there", () => {
    for (const places of [regions, cities]) expect(new Set(codes(places)).size).toBe(places.length);
    expect(codes(countries)).toContain("US");
    expect(codes(regions)).toContain("US-AZ");
    expect(codes(cities)).toContain("chicago,IL,US");
});

test("without a query there is everything", () => {
    expect(find(countries, "")).toHaveLength(249);
    expect(regions.length).toBeGreaterThan(200);
    expect(cities.length).toBeGreaterThan(300);
});

test.each([
    ["countries", "search=united", ["AE", "GB", "US"]],
    ["countries", "search=de", ["BD", "CV", "DE", "DK", "GP", "SE"]],
    ["regions", "search=us-az", ["US-AZ"]],
    ["regions", "name=bavaria", ["DE-BY"]],
    ["regions", "name=us-az", []],
    ["regions", "codes=us-az;CA-ON", ["US-AZ", "CA-ON"]],
    ["regions", "codes=us-az;CA-ON&name=arizona", ["US-AZ"]],
    ["cities", "codes=chicago,IL,US;berlin,BE,DE", ["chicago,IL,US", "berlin,BE,DE"]],
    ["cities", "search=san f", ["san francisco,CA,US"]],
    ["cities", "search=nowhere", []],
] as const)("%s by %s", (table, query, expected) => {
    expect(find({ countries, regions, cities }[table], query)).toEqual(expected);
});
