import { colorsFor, columns, progress, width } from "../../../provider/cli/shared/terminal";

const stream = (isTTY: boolean) => {
    const written: string[] = [];
    const fake = { isTTY, write: (text: string) => written.push(text) };
    return { written, fake: fake as unknown as NodeJS.WriteStream };
};

test("cells stand under each other whatever characters and colours are in them", () => {
    const { green } = colorsFor(stream(true).fake, {});
    const rows = [
        ["a", green("ACTIVE"), "1"],
        ["映像", "DRAFT", "2"],
        ["é\u0301👩‍👩‍👧", "", "3"],
    ];
    const lines = columns(rows, "> ");
    expect(lines[0]).toContain("\u001b[32m");
    expect(lines.map((line) => width(line.slice(0, line.search(/\d$/))))).toEqual([16, 16, 16]);
});

test("columns that are empty everywhere are left out, and one long cell pushes its own row alone", () => {
    const long = "x".repeat(50);
    expect(
        columns([
            ["a", "", "1"],
            ["bb", "", "2"],
            [long, "", "3"],
        ]),
    ).toEqual(["a   1", "bb  2", `${long}  3`]);
    expect(columns([])).toEqual([]);
});

test.each([
    ["a terminal", true, {}, true],
    ["a pipe", false, {}, false],
    ["a pipe in CI", false, { CI: "true" }, false],
    ["a terminal with NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["a terminal with an empty NO_COLOR", true, { NO_COLOR: "" }, true],
    ["a dumb terminal", true, { TERM: "dumb" }, false],
    ["a pipe with FORCE_COLOR", false, { FORCE_COLOR: "1" }, true],
])("colours on %s: %#", (_, isTTY, env, colored) => {
    expect(colorsFor(stream(isTTY).fake, env).isColorSupported).toBe(colored);
});

test("progress is one line on a terminal, gone at the end, and nothing in a pipe", () => {
    const terminal = stream(true);
    const told = progress("Reading", terminal.fake);
    told(1, 2);
    told(2, 2);
    expect(terminal.written).toEqual(["\rReading: 1 of 2\u001b[K", "\r\u001b[K"]);
    const pipe = stream(false);
    progress("Reading", pipe.fake)(1, 2);
    expect(pipe.written).toEqual([]);
});
