/** One command of a shell block. */
export interface ShellCommand {
    words: string[];
    at: string;
}

const ASSIGNMENT = /^[A-Z_][A-Z0-9_]*=/;

/** The commands of a shell block: comments, prompts and assignments taken off, pipes and lists taken apart. */
export function commandsIn(block: { text: string; at: string }): ShellCommand[] {
    const text = block.text
        .replace(/(^|\s)#.*$/gm, "")
        .replace(/\\\n\s*/g, " ")
        // What is quoted is one word, however many lines it has.
        .replace(/'[^']*'|"[^"]*"/g, (quoted) => quoted.replace(/[\s|;&]+/g, "_"));
    return text
        .split("\n")
        .map((line) => line.replace(/^\s*\$ /, ""))
        .flatMap((line) => line.split(/\s*(?:&&|\|\||[|;])\s*/))
        .map((command) => ({ words: wordsOf(command), at: block.at }))
        .filter(({ words }) => words.length > 0);
}

function wordsOf(command: string): string[] {
    const words = command.match(/(?:[^\s"'<]|"[^"]*"|'[^']*'|<[^>\s][^>]*>)+/g) ?? [];
    const first = words.findIndex((word) => !ASSIGNMENT.test(word));
    return first < 0 ? [] : words.slice(first);
}

/** `--flag` and `-f`, without their values. */
export function flagsOf({ words }: ShellCommand): string[] {
    const end = words.indexOf("--");
    return (end < 0 ? words : words.slice(0, end))
        .filter((word) => /^--?[a-z]/i.test(word))
        .map((word) => word.replace(/=.*$/, ""));
}
