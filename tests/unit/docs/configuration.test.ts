import { type ConfigSource, resolveSettings } from "../../../provider/core/api/settings";
import { VARIABLES } from "../../../provider/core/common/settingNames";
import { readPage } from "../../support/docs/pages";

interface Row {
    key: string;
    variable: string;
    standard: string;
    says: string;
}

const page = readPage("docs/guides/configuration.md");
const rows: Row[] = page.text
    .split("\n")
    .map((line) => /^\| `(\w+)` \| `(\w+)` \| `?([^|`]+)`? \| (.*) \|$/.exec(line.trim()))
    .filter((match) => match !== null)
    .map(([, key = "", variable = "", standard = "", says = ""]) => ({
        key,
        variable,
        standard: standard.trim(),
        says,
    }));

const configured = rows.filter(({ standard }) => standard !== "none");
const bounded = configured.flatMap(({ key, says }) => {
    const [, least, most] = /([\d.]+[smhd]?) to ([\d.]+[smhd]?)/.exec(says) ?? [];
    return least && most ? [{ key, least, most }] : [];
});

function settingsWith(extra: Record<string, string> = {}) {
    const all: Record<string, string> = { region: "AWS-NA", authtoken: "blt0123456789", ...extra };
    const source: ConfigSource = (key) => all[key];
    const { credentials: _, ...rest } = resolveSettings(source, {});
    return rest;
}

describe("the table of settings", () => {
    test("holds every setting with its variable, and nothing else", () => {
        expect(Object.fromEntries(rows.map(({ key, variable }) => [key, variable]))).toEqual(VARIABLES);
    });

    test.each(configured)("says what $key is without being set", ({ key, standard }) => {
        expect(settingsWith({ [key]: standard })).toEqual(settingsWith());
    });

    test("says of no other setting that it has a default", () => {
        const settings: Record<string, unknown> = settingsWith();
        const unset = rows.filter(({ standard }) => standard === "none").map(({ key }) => settings[key]);
        // The address is what comes of the region.
        expect(unset.filter((value) => value !== undefined)).toEqual([settings.baseUrl]);
    });

    test.each(bounded)("says how far $key goes: $least to $most", ({ key, least, most }) => {
        expect(() => settingsWith({ [key]: least })).not.toThrow();
        expect(() => settingsWith({ [key]: most })).not.toThrow();
        const beyond = most.replace(/^[\d.]+/, (number) => String(Number(number) * 2));
        expect(() => settingsWith({ [key]: beyond })).toThrow(key);
        expect(() => settingsWith({ [key]: "-1" })).toThrow(key);
        if (!/^0[smhd]?$/.test(least)) {
            const below = least.replace(/^[\d.]+/, (number) => String(Number(number) / 2));
            expect(() => settingsWith({ [key]: below })).toThrow(key);
        }
    });

    test("gives bounds for whatever has a unit or is a number", () => {
        expect(bounded.map(({ key }) => key)).toEqual(
            configured.filter(({ standard }) => /^\d/.test(standard)).map(({ key }) => key),
        );
    });
});
