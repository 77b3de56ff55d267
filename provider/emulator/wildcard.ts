/**
 * Returns a test for texts that fit a pattern in which each `*` stands for any text, also for none.
 *
 * The test looks for each part of the pattern once, from left to right. A regular expression would try every way to
 * distribute the text over the stars, and hang on a pattern of many stars.
 */
export function wildcard(pattern: string): (text: string) => boolean {
    const [start = "", ...others] = pattern.split("*");
    const end = others.pop();
    if (end === undefined) return (text) => text === pattern;
    const middle = others.filter((part) => part !== "");
    return (text) => {
        if (!text.startsWith(start)) return false;
        let position = start.length;
        for (const part of middle) {
            const found = text.indexOf(part, position);
            if (found === -1) return false;
            position = found + part.length;
        }
        return text.length - position >= end.length && text.endsWith(end);
    };
}
