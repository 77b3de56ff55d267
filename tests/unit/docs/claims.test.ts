import { unimplemented } from "../../../provider/emulator/routes/unimplemented";
import { readPage, readPages } from "../../support/docs/pages";

/** Promises that the code does not keep, and why. */
const OVERSTATED: [RegExp, why: string][] = [
    [/serves the whole API/, "some operations respond with 501"],
    [/[Nn]othing is created twice/, "a server that accepts equal names can hold two"],
    [/stays? below the rate limit/, "others share the limit"],
    [/[Oo]ther people's work is safe/, "an update overwrites edits of listed kinds, with a warning"],
    [/fails? in (?:the preview|`pulumi preview`), before any request/, "the preview reads lists"],
    [/[Tt]wo resources can't manage one object/, "resources of two stacks can"],
    [/keys and names are unique per project/i, "the provider requires it; the API does not document it"],
    [/other languages can't use it/, "the plugin serves other languages"],
];

const pages = readPages().filter(({ path }) => !path.startsWith("tools/"));

test.each(OVERSTATED)("no page says %s: %s", (pattern) => {
    const flat = pages.map(({ path, text }) => ({ path, text: text.replace(/\s+/g, " ") }));
    expect(flat.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
});

test("the page of the emulator counts the operations that it lacks", () => {
    const counts = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven"];
    const { text } = readPage("docs/emulator.md");
    expect(text).toContain(`[${counts[unimplemented.length]} operations](#answered-with-501)`);
});
