import type { Progress } from "../../import/read";

/** One line that is written over and over where a person is looking, and gone at the end. */
export function progress(doing: string, stream: NodeJS.WriteStream = process.stderr): Progress {
    if (!stream.isTTY) return () => undefined;
    return (done, of) => {
        stream.write(`\r${done < of ? `${doing}: ${done} of ${of}` : ""}\u001b[K`);
    };
}

/** A line for the person who waits, in the place of the progress line. */
export function note(sentence: string): void {
    process.stderr.write(`${process.stderr.isTTY ? "\r\u001b[K" : ""}${sentence}\n`);
}
