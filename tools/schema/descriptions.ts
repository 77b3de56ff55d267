// Turns docstrings into the descriptions of a schema, which all languages show.
import ts from "typescript";

/** The description of a declaration, with its default; undefined without a docstring. */
export function descriptionOf(node: ts.Node): string | undefined {
    const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
    if (docs === undefined) return undefined;
    const fallback = (docs.tags ?? []).find(({ tagName }) => tagName.text === "default");
    const text = plain(ts.getTextOfJSDocComment(docs.comment) ?? "");
    const value = fallback && plain(ts.getTextOfJSDocComment(fallback.comment) ?? "");
    return value ? `${text}\n\nDefault: ${value}` : text;
}

/** Without links to names of the TypeScript package, and without the lines in which a comment is wrapped. */
function plain(text: string): string {
    return (
        text
            .replace(/\{@link (\w+)\s*\}/g, "`$1`")
            // An example in TypeScript, and the classes of errors, help no program in another language.
            .replace(/```ts\n[\s\S]*?```\n*/g, "")
            .replace(/\nErrors, in addition to[\s\S]*?(?=\nAPI: |$)/, "")
            .replace(/([^\n])\n(?![\n\-|])\s*/g, "$1 ")
            .trim()
    );
}
