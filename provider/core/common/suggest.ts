/** The Damerau-Levenshtein distance. */
function editDistance(a: string, b: string): number {
    let before: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const viaSwap = swapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY;
            row.push(Math.min(changed, viaSwap, last[j]! + 1, row[j - 1]! + 1));
        }
        before = last;
        last = row;
    }
    return last[b.length]!;
}

const normalizeWord = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The known name that is closest to a misspelled one: it differs only in case and punctuation, or by up to two
 * letters (one letter in a short name).
 */
export function closestMatch(written: string, known: Iterable<string>): string | undefined {
    const word = normalizeWord(written.slice(0, 100));
    const [best] = [...known]
        .map((name) => ({ name, off: editDistance(word, normalizeWord(name)) }))
        // Words without a common letter have the length of the longer one as their distance.
        .filter(({ name, off }) => off < Math.max(word.length, normalizeWord(name).length))
        .filter(({ name, off }) => off <= (normalizeWord(name).length > 7 ? 2 : 1))
        .sort((a, b) => a.off - b.off);
    return best?.name;
}

export const joinNames = (names: Iterable<string>): string => [...names].join(", ");
