/**
 * Splits a command into words without a shell: white space separates, quotes hold a word together, and a JSON list
 * gives the words themselves. No variable is expanded and nothing else is run.
 */
export function commandWords(text: string): { words: string[] } | { problem: string } {
    const trimmed = text.trim();
    if (trimmed.startsWith("[")) return jsonWords(trimmed);
    const words: string[] = [];
    let word: string | undefined;
    let quote: string | undefined;
    for (const character of trimmed) {
        if (quote !== undefined) {
            if (character === quote) quote = undefined;
            else word = (word ?? "") + character;
        } else if (character === '"' || character === "'") {
            quote = character;
            word ??= "";
        } else if (/\s/.test(character)) {
            if (word !== undefined) words.push(word);
            word = undefined;
        } else word = (word ?? "") + character;
    }
    if (quote !== undefined) return { problem: `has a quote ${quote} without its end` };
    if (word !== undefined) words.push(word);
    return words.length === 0 ? { problem: "is blank" } : { words };
}

function jsonWords(text: string): { words: string[] } | { problem: string } {
    try {
        const words: unknown = JSON.parse(text);
        if (Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === "string"))
            return { words };
    } catch {
        // The problem below says what is expected.
    }
    return { problem: 'begins with [ and is not a JSON list of words, such as ["vault", "read", "token"]' };
}
