import { messageText } from "./secrets";

/** Receives each sentence once per phase. */
export type NoticeSink = (sentence: string) => void;

const notified = new Set<string>();
let sink: NoticeSink = console.log;

/**
 * Shows the user a sentence, once per phase. Pulumi may show it under the stack without the name of the resource, so
 * the sentence must name its subject.
 */
export function notify(text: string): void {
    const sentence = messageText(text);
    if (!notified.has(sentence)) {
        notified.add(sentence);
        sink(sentence);
    }
}

/** Sends notices elsewhere than to stdout, which the dynamic-provider host forwards to the engine. */
export function sendNoticesTo(other: NoticeSink): void {
    sink = other;
}
