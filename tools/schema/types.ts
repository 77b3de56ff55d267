// Translates the TypeScript types of arguments and outputs to the types of a Pulumi schema.
import ts from "typescript";
import { descriptionOf } from "./descriptions";
import { type Member, Members } from "./members";

export const PACKAGE = "contentstack-personalize";

export interface TypeSpec {
    type?: string;
    $ref?: string;
    items?: TypeSpec;
    additionalProperties?: TypeSpec;
}

export interface PropertySpec extends TypeSpec {
    description?: string;
    willReplaceOnChanges?: boolean;
    secret?: boolean;
}

export interface ObjectSpec {
    description?: string;
    type: "object";
    properties: Record<string, PropertySpec>;
    required?: string[];
}

const ANY: TypeSpec = { $ref: "pulumi.json#/Any" };
const STRING: TypeSpec = { type: "string" };

/** Types that a program may write in any form; the provider checks them in the preview. */
const OPEN_TYPES = ["RuleNode", "RuleCombination"];

/** Numbers that other languages would otherwise print with a decimal point, because TypeScript has no integers. */
const INTEGERS = ["versionNumber", "priority"];

/** Wrappers that mean their argument. */
const TRANSPARENT = ["Input", "Output", "Unwrap", "MaybeOutput", "Promise"];

/** Translates types, and collects the object types that they mention. */
export class Types {
    readonly named: Record<string, ObjectSpec> = {};
    readonly members: Members;

    constructor(checker: ts.TypeChecker) {
        this.members = new Members(checker);
    }

    /** @param prefix the beginning of the names of types that have none of their own */
    object(members: readonly Member[], prefix: string): ObjectSpec {
        const byName = new Map(members.map((member) => [member.name, member]));
        const sorted = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
        const required = sorted.filter(({ optional }) => !optional).map(({ name }) => name);
        const properties = sorted.map(({ name, type, node }) => [
            name,
            {
                ...this.of(type, prefix + capitalized(name)),
                ...(INTEGERS.includes(name) && { type: "integer" }),
                description: descriptionOf(node),
            },
        ]);
        return {
            type: "object",
            properties: Object.fromEntries(properties),
            ...(required.length > 0 && { required }),
        };
    }

    /** @param owner the name of the property, for a type that has none of its own */
    of(node: ts.TypeNode, owner: string): TypeSpec {
        if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return this.of(node.type, owner);
        if (ts.isArrayTypeNode(node)) return { type: "array", items: this.of(node.elementType, owner) };
        if (ts.isTupleTypeNode(node)) {
            return { type: "array", items: this.of(node.elements[0] as ts.TypeNode, owner) };
        }
        if (ts.isTypeLiteralNode(node)) return this.#named(owner, node);
        if (ts.isUnionTypeNode(node)) return this.#union(node, owner);
        if (ts.isIndexedAccessTypeNode(node)) return this.#indexed(node, owner);
        if (ts.isTypeReferenceNode(node)) return this.#reference(node, owner);
        return primitiveOf(node) ?? untranslatable(node, owner);
    }

    #reference(node: ts.TypeReferenceNode, owner: string): TypeSpec {
        const name = node.typeName.getText().replace(/^pulumi\./, "");
        const [first, second] = node.typeArguments ?? [];
        if (TRANSPARENT.includes(name) && first !== undefined) return this.of(first, owner);
        if (name === "Reference" || name === "ID") return STRING;
        if (name === "References") return { type: "array", items: STRING };
        if (name === "Record" && second !== undefined) {
            return { type: "object", additionalProperties: this.of(second, owner) };
        }
        if (OPEN_TYPES.includes(name)) return ANY;
        const declaration = this.members.declarationOf(node.typeName);
        if (ts.isInterfaceDeclaration(declaration) || isUnionOfObjects(declaration)) {
            return this.#named(name.replace(/Args$/, ""), declaration, descriptionOf(declaration));
        }
        return ts.isTypeAliasDeclaration(declaration)
            ? this.of(declaration.type, owner)
            : untranslatable(node, owner);
    }

    /** A union of strings, or of one type and undefined. */
    #union(node: ts.UnionTypeNode, owner: string): TypeSpec {
        const parts = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
        const specs = new Map(
            parts.map((each) => {
                const spec = this.of(each, owner);
                return [JSON.stringify(spec), spec];
            }),
        );
        const [only] = [...specs.values()];
        return only !== undefined && specs.size === 1 ? only : untranslatable(node, owner);
    }

    #indexed(node: ts.IndexedAccessTypeNode, owner: string): TypeSpec {
        const found = this.members.memberAt(node);
        return found === undefined ? untranslatable(node, owner) : this.of(found.type, owner);
    }

    #named(name: string, node: ts.Node, description?: string): TypeSpec {
        const token = `${PACKAGE}:index:${name}`;
        if (this.named[token] === undefined) {
            // Entered first, because a type may mention itself.
            this.named[token] = { type: "object", properties: {} };
            this.named[token] = { description, ...this.object(this.members.of(node), name) };
        }
        return { $ref: `#/types/${token}` };
    }
}

/** `SegmentedVariantArgs | ABTestVariantArgs` */
function isUnionOfObjects(node: ts.Declaration): boolean {
    return (
        ts.isTypeAliasDeclaration(node) &&
        ts.isUnionTypeNode(node.type) &&
        node.type.types.every(ts.isTypeReferenceNode)
    );
}

function primitiveOf(node: ts.TypeNode): TypeSpec | undefined {
    if (node.kind === ts.SyntaxKind.StringKeyword) return STRING;
    if (node.kind === ts.SyntaxKind.NumberKeyword) return { type: "number" };
    if (node.kind === ts.SyntaxKind.BooleanKeyword) return { type: "boolean" };
    if (node.kind === ts.SyntaxKind.UnknownKeyword) return ANY;
    return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? STRING : undefined;
}

function untranslatable(node: ts.TypeNode, owner: string): never {
    throw new Error(
        `tools/schema/types.ts has no translation for the type of ${owner}: ${node.getText()}. Add one.`,
    );
}

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
