import { type DeclarationReflection, ReflectionKind } from "typedoc";
import { code } from "./code.mjs";
import { blocks, summaryOf } from "./comments.mjs";
import type { Links } from "./links.mjs";
import { methodsOf, propertiesIn, propertiesOf, propertyTable } from "./members.mjs";
import { sourceOf } from "./pages.mjs";
import { printSignatures, seeAlso, signatureText, typeParameters } from "./signatures.mjs";
import { typeText } from "./types.mjs";

/** Prints an exported name as Markdown paragraphs, which the caller joins with empty lines. */
export async function printDeclaration(declaration: DeclarationReflection, links: Links): Promise<string[]> {
    const heading = `## ${declaration.name}`;
    if (declaration.kindOf(ReflectionKind.Class)) return [heading, ...(await printClass(declaration, links))];
    if (declaration.kindOf(ReflectionKind.Function)) {
        return [heading, ...(await printSignatures(declaration.signatures ?? [], links, "function "))];
    }
    if (declaration.kindOf(ReflectionKind.Interface)) {
        const word = declaration.name.endsWith("Args") ? "Argument" : "Property";
        return [
            heading,
            ...said(declaration, links),
            ...propertyTable(word, propertiesOf(declaration), links),
            ...(await printMethods(declaration, links)),
        ];
    }
    return [heading, ...(await printAssigned(declaration, links))];
}

/** Prints the definition of a constant or a type. */
async function printAssigned(declaration: DeclarationReflection, links: Links): Promise<string[]> {
    const { name, type } = declaration;
    const isConstant = declaration.kindOf(ReflectionKind.Variable);
    const form = isConstant
        ? `const ${name}: ${typeText(type)}`
        : `type ${name}${typeParameters(declaration)} = ${typeText(type)}`;
    return [
        ...said(declaration, links),
        await code(form),
        ...propertyTable("Property", propertiesIn(type), links),
        ...seeAlso(links.inType(type, declaration)),
    ];
}

async function printClass(declaration: DeclarationReflection, links: Links): Promise<string[]> {
    const parents = (declaration.extendedTypes ?? []).flatMap((type) => links.inType(type));
    const isOwn = (each: DeclarationReflection): boolean => !each.inheritedFrom;
    const made = (declaration.children ?? [])
        .filter(
            (each) => each.kindOf(ReflectionKind.Constructor) && isOwn(each) && !declaration.flags.isAbstract,
        )
        .flatMap((each) => each.signatures ?? []);
    const used = made.flatMap((each) => (each.parameters ?? []).flatMap(({ type }) => links.inType(type)));
    const word = sourceOf(declaration).startsWith("program/resources/") ? "Output" : "Property";
    return [
        ...said(declaration, links),
        ...(parents.length > 0 ? [`Extends ${parents.join(", ")}.`] : []),
        ...(await Promise.all(made.map((each) => code(signatureText(each, "new "))))),
        ...seeAlso(used),
        ...propertyTable(word, propertiesOf(declaration).filter(isOwn), links),
        ...(await printMethods(declaration, links)),
    ];
}

async function printMethods(owner: DeclarationReflection, links: Links): Promise<string[]> {
    const printed = methodsOf(owner)
        .filter((method) => !method.inheritedFrom)
        .map(async (method) => {
            const place = method.flags.isStatic ? `${owner.name}.` : "";
            const signatures = await printSignatures(method.signatures ?? [], links, place);
            return [`### ${owner.name}.${method.name}`, ...signatures];
        });
    return (await Promise.all(printed)).flat();
}

function said({ comment }: DeclarationReflection, links: Links): string[] {
    return [summaryOf(comment, links), ...blocks(comment, "@example", links)].filter((text) => text !== "");
}
