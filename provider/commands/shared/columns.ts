import { stripVTControlCharacters } from "node:util";

/** A wider cell pushes the rest of its row aside, instead of every other row's. */
const WIDEST = 40;
const GAP = "  ";

/** Rows of cells as lines whose columns stand under each other; a column that is empty in every row is left out. */
export function columns(rows: readonly (readonly string[])[], indent = ""): string[] {
    const count = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: count }, (_, column) =>
        Math.max(0, ...rows.map((row) => width(row[column] ?? "")).filter((each) => each <= WIDEST)),
    );
    const used = widths.map((_, column) => rows.some((row) => (row[column] ?? "") !== ""));
    return rows.map((row) => {
        const cells = Array.from({ length: count }, (_, column) => row[column] ?? "");
        const padded = cells.map(
            (cell, column) => cell + " ".repeat(Math.max(0, widths[column]! - width(cell))),
        );
        return (indent + padded.filter((_, column) => used[column]).join(GAP)).trimEnd();
    });
}

const characters = new Intl.Segmenter();
const WIDE =
    /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303f\uff01-\uff60]/u;

/** How many places of a terminal a text takes. */
export function width(text: string): number {
    const plain = stripVTControlCharacters(text);
    return [...characters.segment(plain)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
}
