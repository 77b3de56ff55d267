import { type Operation, operationName } from "./ours";

/** The parts of an OpenAPI 3 document that are compared. */
export interface OpenApi {
    readonly openapi?: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly components?: { readonly [section: string]: Readonly<Record<string, unknown>> | undefined };
}

interface Parameter {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
}

interface Schema {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
    readonly allOf?: readonly unknown[];
}

interface Documented {
    readonly parameters?: readonly unknown[];
    readonly requestBody?: unknown;
}

const METHODS = ["get", "post", "put", "patch", "delete"];
/** The headers that the client sends with each call, or with those of projects. */
const HEADERS = ["authtoken", "authorization", "x-project-uid", "organization_uid", "content-type"];

/** Each difference between the service's document and what we know, one sentence each. */
export function compareWithDocument(
    document: OpenApi,
    client: readonly Operation[],
    emulator: readonly string[],
): string[] {
    const documented = new Map(
        Object.entries(document.paths).flatMap(([path, item]) =>
            METHODS.filter((method) => method in item).map((method) => {
                const operation = item[method] as Documented;
                const parameters = [
                    ...((item.parameters as unknown[] | undefined) ?? []),
                    ...(operation.parameters ?? []),
                ].map((parameter) => resolve(document, parameter) as Parameter);
                return [operationName(method, path), { ...operation, parameters }] as const;
            }),
        ),
    );
    return [
        ...missing(document, documented, client),
        ...unknown(documented, emulator),
        ...client.flatMap((operation) => {
            const there = documented.get(operation.name);
            return there === undefined
                ? []
                : [
                      ...parameters(operation, there.parameters),
                      ...fields(document, operation, there.requestBody),
                  ];
        }),
    ];
}

/** The operations of projects are known not to be in the document. */
function missing(
    document: OpenApi,
    documented: ReadonlyMap<string, unknown>,
    client: readonly Operation[],
): string[] {
    const hasProjects = Object.keys(document.paths).some((path) => path.startsWith("/projects"));
    return client
        .filter(({ name }) => !documented.has(name) && (hasProjects || !/ \/projects/.test(name)))
        .map(({ name }) => `${name}: the client calls it, and the document does not have it.`);
}

function unknown(documented: ReadonlyMap<string, unknown>, emulator: readonly string[]): string[] {
    return [...documented.keys()]
        .filter((name) => !emulator.includes(name))
        .map((name) => `${name}: the document has it, and the emulator does not know it.`);
}

function parameters(operation: Operation, there: readonly Parameter[]): string[] {
    const queries = there.filter((parameter) => parameter.in === "query");
    const unsent = there.filter(
        ({ name, in: place, required }) =>
            required === true &&
            (place === "query"
                ? !operation.query.includes(name)
                : place === "header" && !HEADERS.includes(name.toLowerCase())),
    );
    return [
        ...operation.query
            .filter((name) => !queries.some((parameter) => parameter.name === name))
            .map(
                (name) =>
                    `${operation.name}: the client sends the query ${name}, and the document does not have it.`,
            ),
        ...unsent.map(
            ({ name, in: place }) =>
                `${operation.name}: the document requires the ${place} ${name}, and the client does not send it.`,
        ),
    ];
}

function fields(document: OpenApi, operation: Operation, requestBody: unknown): string[] {
    const schema = schemaOf(document, requestBody);
    if (schema === undefined || operation.body === undefined) return [];
    const { all, required } = operation.body;
    const known = Object.keys(schema.properties ?? {});
    return [
        ...(schema.required ?? [])
            .filter((name) => !required.includes(name))
            .map((name) =>
                all.includes(name)
                    ? `${operation.name}: the document requires the field ${name}, which is optional in wire.ts.`
                    : `${operation.name}: the document requires the field ${name}, which wire.ts does not have.`,
            ),
        ...all
            .filter((name) => known.length > 0 && !known.includes(name))
            .map((name) => `${operation.name}: wire.ts has the field ${name}, and the document does not.`),
    ];
}

function schemaOf(document: OpenApi, requestBody: unknown): Schema | undefined {
    const body = resolve(document, requestBody) as
        | { content?: Record<string, { schema?: unknown }> }
        | undefined;
    const schema = body?.content?.["application/json"]?.schema;
    return schema === undefined ? undefined : merged(document, schema);
}

/** `allOf` says the fields of several schemas. */
function merged(document: OpenApi, schema: unknown): Schema {
    const { properties = {}, required = [], allOf = [] } = resolve(document, schema) as Schema;
    return allOf
        .map((part) => merged(document, part))
        .reduce<Schema>(
            (sum, part) => ({
                properties: { ...sum.properties, ...part.properties },
                required: [...(sum.required ?? []), ...(part.required ?? [])],
            }),
            { properties, required },
        );
}

/** Follows a `$ref` into the components. */
function resolve(document: OpenApi, value: unknown): unknown {
    const ref = typeof value === "object" && value !== null ? Reflect.get(value, "$ref") : undefined;
    if (typeof ref !== "string") return value;
    const [, section = "", name = ""] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(ref) ?? [];
    return resolve(document, document.components?.[section]?.[name]);
}
