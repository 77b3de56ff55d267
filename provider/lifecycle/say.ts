const said = new Set<string>();

/**
 * Tells the user something, once per phase. The host is one process per phase, and shows what is printed under
 * the stack without the resource's name, so the sentence must name its subject.
 */
export function say(sentence: string): void {
    if (!said.has(sentence)) {
        said.add(sentence);
        console.log(sentence);
    }
}
