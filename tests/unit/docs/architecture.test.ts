import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../support/docs/pages";

type Rows = Record<string, string[]>;

const { rooms, parts }: Record<"rooms" | "parts", Rows> = require("../../../tools/house/rooms.cjs");
const page = readFileSync(join(root, "docs/architecture.md"), "utf8");

/** The names in code style that a cell of a table holds, each with the words "types of" before it. */
const namesIn = (cell = ""): string[] =>
    [...cell.matchAll(/(types of )?`([^`]+)`/g)].map(([, only = "", name]) => only + name);

/** The rows below a heading, each as its cells. */
function tableBelow(heading: string): string[][] {
    const section = page.split(new RegExp(`^##+ ${heading}\n`, "m"))[1]?.split(/^##/m)[0] ?? "";
    const rows = section.split("\n").filter((line) => line.startsWith("|"));
    return rows.slice(2).map((row) => row.split("|").slice(1, -1));
}

const importsBelow = (heading: string): unknown[] =>
    tableBelow(heading).map(([name, , imports]) => [namesIn(name)[0], namesIn(imports)]);

describe.each([
    ["Rooms and imports", rooms],
    ["The parts of a room", parts],
])("the table of %p", (heading, rows) => {
    test("is what the lint enforces, in the same order", () => {
        expect(importsBelow(heading)).toEqual(Object.entries(rows));
    });

    test("lets a row import only rows before it, so that no import goes upwards", () => {
        const order = Object.keys(rows);
        const upwards = Object.entries(rows).flatMap(([row, imports]) =>
            imports
                .map((other) => other.replace("types of ", ""))
                .filter(
                    (other) => !order.slice(0, order.indexOf(row)).some((lower) => other.startsWith(lower)),
                )
                .map((other) => `${row} → ${other}`),
        );
        expect(upwards).toEqual([]);
    });
});

test("every file that a change is said to touch exists", () => {
    const files = tableBelow("Where to make a change").flatMap(([, cell]) => namesIn(cell));
    const missing = files.filter(
        (file) => !existsSync(join(root, file.startsWith("docs/") ? "" : "provider", file)),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
});
