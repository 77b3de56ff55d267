import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import type { Progress } from "../../core/project/read";

/** A cell wider than this moves only the rest of its own row. */
const WIDEST = 40;
const GAP = "  ";

/** Aligns rows of cells in columns, without columns that are empty in every row. */
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

/** The width of a text in a terminal. */
export function width(text: string): number {
    const plain = stripVTControlCharacters(text);
    return [...characters.segment(plain)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
}

export type Colors = ReturnType<typeof pc.createColors>;

/**
 * Colours for what goes to stdout: none in a pipe, with `NO_COLOR` or on a terminal that has none. (On its own the
 * library colours whatever runs in CI, pipes included.)
 */
export function colorsFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Colors {
    const wanted = env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : stream.isTTY && env.TERM !== "dumb";
    return pc.createColors(Boolean(wanted) && !env.NO_COLOR);
}

/** A progress line on a terminal, which is removed at the end. */
export function progress(doing: string, stream: NodeJS.WriteStream = process.stderr): Progress {
    if (!stream.isTTY) return () => undefined;
    return (done, of) => {
        stream.write(`\r${done < of ? `${doing}: ${done} of ${of}` : ""}\u001b[K`);
    };
}

/** A line that replaces the progress line. */
export function note(sentence: string): void {
    process.stderr.write(`${process.stderr.isTTY ? "\r\u001b[K" : ""}${sentence}\n`);
}
