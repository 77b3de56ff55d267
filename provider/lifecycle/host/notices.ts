const notified = new Set<string>();

/**
 * Shows the user a sentence, once per phase. Pulumi shows it under the stack without the name of the resource, so
 * the sentence must name its subject.
 */
export function notify(sentence: string): void {
    if (!notified.has(sentence)) {
        notified.add(sentence);
        console.log(sentence);
    }
}
