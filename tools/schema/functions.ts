// The read functions as functions of the schema.
import ts from "typescript";
import { descriptionOf, descriptionOfParameter } from "./descriptions";
import { capitalized, type ObjectSpec, PACKAGE, type Types } from "./types";

/** A result that is a list is the only property of an object, because some languages know no other result. */
export function listName(read: string): string {
    const name = read.replace(/^get/, "");
    return name.charAt(0).toLowerCase() + name.slice(1);
}

export function functionsOf(program: ts.Program, types: Types): Record<string, object> {
    const reads = program
        .getSourceFiles()
        .filter(({ fileName }) => /\/provider\/program\/reads\/\w+\.ts$/.test(fileName))
        .flatMap(({ statements }) => statements.filter(ts.isFunctionDeclaration))
        .filter(({ name }) => /^get[A-Z]/.test(name?.text ?? "") && !/Output$/.test(name?.text ?? ""))
        .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    return Object.fromEntries(
        reads.map((each) => [`${PACKAGE}:index:${nameOf(each)}`, functionSpec(each, types)]),
    );
}

function functionSpec(read: ts.FunctionDeclaration, types: Types): object {
    const [parameter] = read.parameters;
    const result = read.type as ts.TypeReferenceNode;
    const [type] = result.typeArguments as unknown as [ts.TypeNode];
    return {
        description: descriptionOf(read),
        ...(parameter?.type !== undefined && { inputs: inputsOf(parameter, types) }),
        outputs: outputsOf(nameOf(read), type, types),
    };
}

function inputsOf(parameter: ts.ParameterDeclaration, types: Types): ObjectSpec {
    const { name, type, questionToken } = parameter;
    const node = type as ts.TypeNode;
    const member = name.getText();
    if (node.kind !== ts.SyntaxKind.StringKeyword) return types.object(types.members.of(node), "");
    const properties = { [member]: { type: "string", description: descriptionOfParameter(parameter) } };
    return { type: "object", properties, ...(questionToken === undefined && { required: [member] }) };
}

function outputsOf(read: string, type: ts.TypeNode, types: Types): ObjectSpec {
    const spec = types.of(type, capitalized(read));
    if (spec.type === "array") {
        const member = listName(read);
        return { type: "object", properties: { [member]: spec }, required: [member] };
    }
    const { properties, required } = types.named[spec.$ref?.replace("#/types/", "") ?? ""] as ObjectSpec;
    return { type: "object", properties, ...(required && { required }) };
}

const nameOf = ({ name }: ts.FunctionDeclaration): string => name?.text ?? "";
