const notified = new Set<string>();

/**
 * Tells the user something, once per phase. The host is one process per phase, and shows what is printed under
 * the stack without the resource's name, so the sentence must name its subject.
 */
export function notify(sentence: string): void {
    if (!notified.has(sentence)) {
        notified.add(sentence);
        console.log(sentence);
    }
}
