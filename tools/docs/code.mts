import { format } from "prettier";

/**
 * A block that shows how something is declared. The word after `ts` keeps it apart from programs, which a test
 * compiles.
 */
export async function code(text: string): Promise<string> {
    return `\`\`\`ts signature\n${await laidOut(text)}\n\`\`\``;
}

/** Calls are no statements of TypeScript, so only what is one can be laid out. */
async function laidOut(text: string): Promise<string> {
    if (!/^(type|const|function) /.test(text)) return text;
    const statements = text.replace(/^(const|function) /gm, "declare $&");
    const printed = await format(statements, { parser: "typescript", tabWidth: 4, printWidth: 100 });
    return printed
        .trim()
        .replace(/^declare /gm, "")
        .replace(/;$/gm, "");
}
