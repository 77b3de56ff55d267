// The properties of a TypeScript type, also where it extends, intersects or unites other types.
import ts from "typescript";

export interface Member {
    name: string;
    type: ts.TypeNode;
    optional: boolean;
    /** Carries the docstring. */
    node: ts.Node;
}

export class Members {
    constructor(readonly checker: ts.TypeChecker) {}

    of(node: ts.Node): Member[] {
        if (ts.isParenthesizedTypeNode(node)) return this.of(node.type);
        if (ts.isTypeAliasDeclaration(node)) return this.of(node.type);
        if (ts.isTypeReferenceNode(node)) return this.of(this.declarationOf(node.typeName));
        if (ts.isIntersectionTypeNode(node)) return node.types.flatMap((each) => this.of(each));
        if (ts.isUnionTypeNode(node)) return united(node.types.map((each) => this.of(each)));
        if (ts.isTypeLiteralNode(node)) return node.members.flatMap((each) => this.#own(each));
        if (ts.isClassDeclaration(node)) return node.members.flatMap((each) => this.#own(each));
        if (ts.isInterfaceDeclaration(node)) {
            const bases = (node.heritageClauses ?? []).flatMap(({ types }) => types);
            const inherited = bases.flatMap(({ expression }) =>
                this.of(this.declarationOf(expression as ts.Identifier)),
            );
            return [...inherited, ...node.members.flatMap((each) => this.#own(each))];
        }
        throw new Error(`tools/schema/members.ts: no members in ${node.getText().slice(0, 80)}`);
    }

    #own(node: ts.TypeElement | ts.ClassElement): Member[] {
        if (!(ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) || node.type === undefined) {
            return [];
        }
        const optional = node.questionToken !== undefined || this.#allowsUndefined(node.type);
        return [{ name: node.name.getText(), type: node.type, optional, node }];
    }

    /** `Output<string | undefined>`, `Output<Unwrap<ExperienceVersionArgs["metrics"]>>` */
    #allowsUndefined(node: ts.TypeNode): boolean {
        if (node.kind === ts.SyntaxKind.UndefinedKeyword) return true;
        if (ts.isUnionTypeNode(node)) return node.types.some((each) => this.#allowsUndefined(each));
        if (ts.isIndexedAccessTypeNode(node)) return this.memberAt(node)?.optional ?? false;
        return (
            ts.isTypeReferenceNode(node) &&
            (node.typeArguments ?? []).some((each) => this.#allowsUndefined(each))
        );
    }

    /** The property that `ExperienceVersionArgs["variants"]` names. */
    memberAt({ objectType, indexType }: ts.IndexedAccessTypeNode): Member | undefined {
        const field = indexType.getText().slice(1, -1);
        return this.of(objectType).find(({ name }) => name === field);
    }

    /** The declaration of a name, also if it is imported. */
    declarationOf(name: ts.EntityName): ts.Declaration {
        const symbol = this.checker.getSymbolAtLocation(name);
        const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        const [declaration] = (isAlias ? this.checker.getAliasedSymbol(symbol) : symbol)?.declarations ?? [];
        if (declaration === undefined) {
            throw new Error(`tools/schema/members.ts: ${name.getText()} is declared nowhere`);
        }
        return declaration;
    }
}

/** A property of a union: of the alternative that allows a value, and required only if all of them require it. */
function united(alternatives: Member[][]): Member[] {
    const usable = alternatives.map((members) => members.filter(({ type }) => !isNothing(type)));
    const byName = new Map(usable.flat().map((member) => [member.name, member]));
    return [...byName.values()].map((member) => ({
        ...member,
        optional: !usable.every((members) =>
            members.some(({ name, optional }) => name === member.name && !optional),
        ),
    }));
}

function isNothing({ kind }: ts.TypeNode): boolean {
    return kind === ts.SyntaxKind.NeverKeyword || kind === ts.SyntaxKind.UndefinedKeyword;
}
