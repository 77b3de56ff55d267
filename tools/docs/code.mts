import { format } from "prettier";

/** Prints a declaration as a code block. The word after `ts` distinguishes it from programs, which a test compiles. */
export async function code(text: string): Promise<string> {
    return `\`\`\`ts signature\n${await laidOut(text)}\n\`\`\``;
}

/** Formats declarations. Other text, such as calls, is not a TypeScript statement and remains unchanged. */
async function laidOut(text: string): Promise<string> {
    if (!/^(type|const|function) /.test(text)) return text;
    const statements = text.replace(/^(const|function) /gm, "declare $&");
    const printed = await format(statements, { parser: "typescript", tabWidth: 4, printWidth: 100 });
    return printed
        .trim()
        .replace(/^declare /gm, "")
        .replace(/;$/gm, "");
}
