import { posix } from "node:path";
import { type DeclarationReflection, Reflection, type SomeType, type TypeVisitor } from "typedoc";
import { anchorOf, type Page, pageOf } from "./pages.mjs";

/** Links from one page to the documented names. */
export class Links {
    readonly #documented: ReadonlyMap<number, DeclarationReflection>;

    constructor(
        declarations: readonly DeclarationReflection[],
        private readonly from: Pick<Page, "path">,
    ) {
        this.#documented = new Map(declarations.map((each) => [each.id, each]));
    }

    /** Returns the address of the documented name that a reflection is or belongs to. */
    addressOf(target: unknown): string | undefined {
        for (let each = target; each instanceof Reflection; each = each.parent) {
            const found = this.#documented.get(each.id);
            if (found) return this.#address(found);
        }
        return undefined;
    }

    /** Returns `[Name](address)` for each documented name in a type, except the name that the type belongs to. */
    inType(type: SomeType | undefined, except?: Reflection): string[] {
        const found = new Map<number, DeclarationReflection>();
        visitReferences(type, (id) => {
            const declaration = this.#documented.get(id);
            if (declaration && declaration !== except) found.set(id, declaration);
        });
        return [...found.values()].map((each) => `[${each.name}](${this.#address(each)})`);
    }

    #address(declaration: DeclarationReflection): string {
        const { path } = pageOf(declaration);
        const page = path === this.from.path ? "" : posix.relative(posix.dirname(this.from.path), path);
        return `${page}#${anchorOf(declaration.name)}`;
    }
}

function visitReferences(type: SomeType | undefined, found: (id: number) => void): void {
    const visit = (each: SomeType | undefined): void => visitReferences(each, found);
    const each = (types: readonly SomeType[] | undefined): void => types?.forEach(visit);
    const visitor: Partial<TypeVisitor<void>> = {
        reference(reference) {
            if (reference.reflection) found(reference.reflection.id);
            each(reference.typeArguments);
        },
        array: (list) => visit(list.elementType),
        union: (union) => each(union.types),
        intersection: (both) => each(both.types),
        typeOperator: (operator) => visit(operator.target),
        reflection: ({ declaration }) => {
            each(declaration.children?.flatMap((child) => child.type ?? []));
            each(declaration.signatures?.flatMap((signature) => signature.type ?? []));
        },
    };
    type?.visit(visitor as TypeVisitor<void>);
}
