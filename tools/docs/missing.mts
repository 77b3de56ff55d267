import type { DeclarationReflection } from "typedoc";
import { isDocumented } from "./comments.mjs";
import { methodsOf, propertiesIn, propertiesOf } from "./members.mjs";

/** Returns the exported names and public members without a docstring. */
export function missing(declarations: readonly DeclarationReflection[]): string[] {
    return declarations.flatMap((each) => [
        ...(isDescribed(each) ? [] : [each.name]),
        ...[...propertiesOf(each), ...methodsOf(each), ...propertiesIn(each.type)]
            .filter((member) => !isExempt(member) && !isDescribed(member))
            .map((member) => `${each.name}.${member.name}`),
    ]);
}

function isDescribed(declaration: DeclarationReflection): boolean {
    const signatures = [...(declaration.signatures ?? []), declaration.getSignature ?? []].flat();
    return isDocumented(declaration) || (signatures.length > 0 && signatures.every(isDocumented));
}

/** Inherited members are documented in their own class, and the single value of `__type` documents itself. */
function isExempt(member: DeclarationReflection): boolean {
    return Boolean(member.inheritedFrom) || member.name === "__type";
}
