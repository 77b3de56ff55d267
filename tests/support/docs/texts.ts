import * as ts from "typescript";

/** The texts that the code can say, without comments; what it fills in is a gap that no words match. */
export function textsOf(source: string): string[] {
    const textOf = (node: ts.Expression): string => {
        if (ts.isStringLiteralLike(node)) return node.text;
        if (ts.isTemplateExpression(node))
            return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("\0");
        return ts.isBinaryExpression(node) ? textOf(node.left) + textOf(node.right) : "\0";
    };
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isBinaryExpression(node))
            texts.push(textOf(node));
        ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.ES2022));
    return texts;
}
