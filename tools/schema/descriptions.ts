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

/** The description of a parameter, as a sentence like those of the properties. */
export function descriptionOfParameter(parameter: ts.ParameterDeclaration): string | undefined {
    const [tag] = ts.getJSDocParameterTags(parameter);
    const text = plain(ts.getTextOfJSDocComment(tag?.comment) ?? "");
    return text === "" ? undefined : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Without links to names of the TypeScript package, and without the lines in which a comment is wrapped. */
function plain(text: string): string {
    return (
        text
            // References are ids in the schema, because only TypeScript has a type for both.
            .replace(/(an?) \{@link (\w+)\}, or the uid of one/g, "the `id` of $1 `$2`, or a uid")
            .replace(/\{@link (\w+)\} resources, or uids/g, "the `id`s of `$1` resources, or uids")
            .replace(/\{@link (\w+)\s*\}/g, "`$1`")
            // An example in TypeScript, and the classes of errors, help no program in another language.
            .replace(/```ts\n[\s\S]*?```\n*/g, "")
            .replace(/\nErrors, in addition to[\s\S]*?(?=\nAPI: |$)/, "")
            .replace(/([^\n])\n(?![\n\-|])\s*/g, "$1 ")
            .replace("Write it with the builder `rules`, or as JSON", "Write it as JSON")
            // A generated type holds only the fields of the schema.
            .replace(/ (The result|At run time it) has all fields of the response[^.]*\./g, "")
            .trim()
    );
}
