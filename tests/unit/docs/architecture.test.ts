import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../support/docs/pages";

const rooms: Record<string, string[]> = require("../../../tools/house/rooms.cjs");
const page = readFileSync(join(root, "docs/architecture.md"), "utf8");

/** The names in code style that a cell of a table holds. */
const namesIn = (cell = ""): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

/** The rows below a heading, each as its cells. */
function tableBelow(heading: string): string[][] {
    const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
    const rows = section.split("\n").filter((line) => line.startsWith("|"));
    return rows.slice(2).map((row) => row.split("|").slice(1, -1));
}

test("the table of rooms is what the lint enforces, in the same order", () => {
    const table = tableBelow("Rooms and imports").map(([room, , imports]) => [
        namesIn(room)[0],
        namesIn(imports),
    ]);
    expect(table).toEqual(Object.entries(rooms));
});

test("a room imports only rooms before it, so that none imports upwards", () => {
    const order = Object.keys(rooms);
    const upwards = Object.entries(rooms).flatMap(([room, imports]) =>
        imports
            .filter((other) => !order.slice(0, order.indexOf(room)).includes(other))
            .map((other) => `${room} → ${other}`),
    );
    expect(upwards).toEqual([]);
});

test("every file that a change is said to touch exists", () => {
    const files = tableBelow("Where to make a change").flatMap(([, cell]) => namesIn(cell));
    const missing = files.filter(
        (file) => !existsSync(join(root, file.startsWith("docs/") ? "" : "provider", file)),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
});
