import { type DeclarationReflection, ReflectionKind, type SignatureReflection, type SomeType } from "typedoc";
import { blocks, cell, inOneLine } from "./comments.mjs";
import type { Links } from "./links.mjs";
import { typeText } from "./types.mjs";

/** Returns properties and getters in source order, inherited ones last. */
export function propertiesOf(owner: DeclarationReflection): DeclarationReflection[] {
    return inSourceOrder(owner.children ?? []).filter(
        (each) =>
            each.kindOf([ReflectionKind.Property, ReflectionKind.Accessor]) &&
            !isForbidden(each) &&
            !each.name.startsWith("["),
    );
}

export function methodsOf(owner: DeclarationReflection): DeclarationReflection[] {
    return inSourceOrder(owner.children ?? []).filter((each) => each.kindOf(ReflectionKind.Method));
}

/** Returns the properties of the object types in a type alias. */
export function propertiesIn(type: SomeType | undefined): DeclarationReflection[] {
    if (type?.type === "reflection") return propertiesOf(type.declaration);
    return type?.type === "union" || type?.type === "intersection" ? type.types.flatMap(propertiesIn) : [];
}

/** Returns whether a member exists only so that the compiler rejects it. */
function isForbidden({ type }: DeclarationReflection): boolean {
    return type?.type === "intrinsic" && (type.name === "undefined" || type.name === "never");
}

/** Prints a table of properties. The list is empty without properties. */
export function propertyTable(
    heading: string,
    members: readonly DeclarationReflection[],
    links: Links,
): string[] {
    const rows = members.map((member) => {
        const { comment, type } = told(member);
        const name = `\`${member.name}${member.flags.isOptional ? "?" : ""}\``;
        const said = comment ? [inOneLine(comment.summary, links)] : [];
        const standard = blocks(comment, "@default", links).map((text) => `Default: ${asValue(text)}.`);
        const see = links.inType(type, member.parent);
        const text = [...said, ...standard.map(cell), ...(see.length > 0 ? [`See ${see.join(", ")}.`] : [])];
        return `| ${name} | \`${cell(typeText(type))}\` | ${text.join(" ")} |`;
    });
    return rows.length > 0
        ? [`| ${heading} | Type | |\n|---|---|---|\n${[...new Set(rows)].join("\n")}`]
        : [];
}

/** A getter's docstring belongs to its signature. */
function told(member: DeclarationReflection): SignatureReflection | DeclarationReflection {
    return member.getSignature ?? member;
}

/** Literals are printed as code, other texts as prose. */
function asValue(text: string): string {
    return /^("[^"]*"|\d+|true|false)$/.test(text) ? `\`${text}\`` : text.replace(/\.$/, "");
}

function inSourceOrder(members: readonly DeclarationReflection[]): DeclarationReflection[] {
    const inherited = (each: DeclarationReflection): number => (each.inheritedFrom ? 1 : 0);
    return [...members].sort((a, b) => inherited(a) - inherited(b) || lineOf(a) - lineOf(b));
}

export function lineOf(member: DeclarationReflection): number {
    const sources = member.sources ?? member.getSignature?.sources ?? member.signatures?.[0]?.sources;
    return sources?.[0]?.line ?? 0;
}
