import type { DeclarationReflection, SignatureReflection } from "typedoc";
import { code } from "./code.mjs";
import { blocks, markdown, summaryOf } from "./comments.mjs";
import type { Links } from "./links.mjs";
import { typeText } from "./types.mjs";

/** Prints the signatures and the documentation of a function or method. Overloads usually share one docstring. */
export async function printSignatures(
    signatures: readonly SignatureReflection[],
    links: Links,
    prefix: string,
): Promise<string[]> {
    const [first] = signatures;
    if (!first) return [];
    const forms = signatures.map((each) => signatureText(each, prefix));
    const parameters = (first.parameters ?? []).flatMap((each) =>
        each.comment ? [`- \`${each.name}\`: ${markdown(each.comment.summary, links)}`] : [],
    );
    const types = signatures.flatMap((each) => [
        each.type,
        ...(each.parameters ?? []).map(({ type }) => type),
    ]);
    return [
        summaryOf(first.comment, links),
        await code(forms.join("\n")),
        ...(parameters.length > 0 ? [parameters.join("\n")] : []),
        ...blocks(first.comment, "@returns", links).map((text) => `Returns ${sentence(text)}`),
        ...blocks(first.comment, "@throws", links).map((text) => `Throws ${sentence(text)}`),
        ...blocks(first.comment, "@example", links),
        ...seeAlso(types.flatMap((type) => links.inType(type))),
    ];
}

export function signatureText(one: SignatureReflection, prefix: string): string {
    const parameters = (one.parameters ?? []).map((each) => {
        const isOptional = each.flags.isOptional || each.defaultValue !== undefined;
        return `${each.flags.isRest ? "..." : ""}${each.name}${isOptional ? "?" : ""}: ${typeText(each.type)}`;
    });
    const result = prefix === "new " ? "" : `: ${typeText(one.type)}`;
    return `${prefix}${one.name}${typeParameters(one)}(${parameters.join(", ")})${result}`;
}

export function typeParameters(generic: DeclarationReflection | SignatureReflection): string {
    const parameters = (generic.typeParameters ?? []).map(
        (each) => `${each.name}${each.type ? ` extends ${typeText(each.type)}` : ""}`,
    );
    return parameters.length > 0 ? `<${parameters.join(", ")}>` : "";
}

export function seeAlso(links: readonly string[]): string[] {
    return links.length > 0 ? [`See ${[...new Set(links)].join(", ")}.`] : [];
}

function sentence(text: string): string {
    return /[.`)]$/.test(text) ? text : `${text}.`;
}
