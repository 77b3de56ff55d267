import { type DeclarationReflection, ReflectionKind, type SignatureReflection, type SomeType } from "typedoc";
import { blocks, cell, inOneLine } from "./comments.mjs";
import type { Links } from "./links.mjs";
import { typeText } from "./types.mjs";

/** Properties and getters, in the order in which they are written; inherited ones last. */
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

/** The properties of the object types that a type alias is made of. */
export function propertiesIn(type: SomeType | undefined): DeclarationReflection[] {
    if (type?.type === "reflection") return propertiesOf(type.declaration);
    return type?.type === "union" || type?.type === "intersection" ? type.types.flatMap(propertiesIn) : [];
}

/** A member that is there only to be refused by the compiler. */
function isForbidden({ type }: DeclarationReflection): boolean {
    return type?.type === "intrinsic" && (type.name === "undefined" || type.name === "never");
}

/** A table of properties; nothing for no properties. */
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

/** What is said of a getter stands at its signature. */
function told(member: DeclarationReflection): SignatureReflection | DeclarationReflection {
    return member.getSignature ?? member;
}

/** A literal is code; words are words. */
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
