import { REGION_NAMES, regionAddress } from "../../../provider/core/api/regions";
import { readPage } from "../../support/docs/pages";

test("the table of regions holds all of them, with their addresses and every way to write them", () => {
    const { text } = readPage("docs/guides/environments.md");
    const rows = [...text.matchAll(/^\| `([A-Z-]+)` \| (.*?) \| (https:\S+) \|$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(REGION_NAMES);
    for (const [, name = "", others = "", address] of rows) {
        expect(regionAddress(name)).toBe(address);
        const spellings = [...others.matchAll(/`([^`]+)`/g)].map(([, spelling = ""]) => spelling);
        expect(spellings.length).toBeGreaterThan(0);
        for (const spelling of spellings)
            expect({ spelling, is: regionAddress(spelling) }).toEqual({ spelling, is: address });
    }
});
