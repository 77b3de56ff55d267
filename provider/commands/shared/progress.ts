/** Told after each answer: how many of the requests that are known to be needed are answered. */
export type Progress = (done: number, of: number) => void;

/** One line that is written over and over where a person is looking, and gone at the end. */
export function progress(doing: string, stream: NodeJS.WriteStream = process.stderr): Progress {
    if (!stream.isTTY) return () => undefined;
    return (done, of) => {
        stream.write(`\r${done < of ? `${doing}: ${done} of ${of}` : ""}\u001b[K`);
    };
}
