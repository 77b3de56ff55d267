import type { Comment, CommentDisplayPart, Reflection } from "typedoc";
import type { Links } from "./links.mjs";

/** Returns a docstring's text as Markdown. */
export function markdown(parts: readonly CommentDisplayPart[], links: Links): string {
    return parts
        .map((part) => {
            if (part.kind !== "inline-tag") return part.text;
            const address = typeof part.target === "object" ? links.addressOf(part.target) : part.target;
            if (address === undefined)
                throw new Error(`{${part.tag} ${part.text}} leads to nothing documented.`);
            return `[${part.text}](${String(address)})`;
        })
        .join("")
        .trim();
}

/** Returns the text in one line, for a table cell. */
export function inOneLine(parts: readonly CommentDisplayPart[], links: Links): string {
    return cell(markdown(parts, links).replace(/\s*\n\s*/g, " "));
}

export function cell(text: string): string {
    return text.replaceAll("|", "\\|");
}

export function summaryOf(comment: Comment | undefined, links: Links): string {
    return comment ? markdown(comment.summary, links) : "";
}

/** Returns the texts of all blocks of a tag. */
export function blocks(comment: Comment | undefined, tag: `@${string}`, links: Links): string[] {
    return (comment?.blockTags ?? [])
        .filter((block) => block.tag === tag)
        .map((block) => markdown(block.content, links));
}

/** Returns the first sentence without its links, for an index. */
export function firstSentence(comment: Comment | undefined, links: Links): string {
    const [paragraph = ""] = summaryOf(comment, links).split("\n\n");
    const [sentence = paragraph] = /^.*?\.(?=\s|$)/s.exec(paragraph) ?? [];
    return sentence.replace(/\s*\n\s*/g, " ").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}

export function isDocumented(reflection: Reflection): boolean {
    return reflection.comment?.hasVisibleComponent() ?? false;
}
