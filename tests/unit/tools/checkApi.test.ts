import { compareWithDocument, type OpenApi } from "../../../tools/api/compare";
import { BODIES, clientOperations, emulatorOperations, type Operation } from "../../../tools/api/ours";

let client: Operation[];
beforeAll(async () => {
    client = await clientOperations();
});

/** A document that agrees with the client, made from what the client sends. */
function agreeing(): OpenApi {
    const paths: Record<string, Record<string, unknown>> = {};
    for (const { name, query, body } of client) {
        const [method = "", path = ""] = name.split(" ");
        const properties = Object.fromEntries((body?.all ?? []).map((field) => [field, {}]));
        paths[path.replaceAll("{}", "{uid}")] = {
            ...paths[path.replaceAll("{}", "{uid}")],
            [method.toLowerCase()]: {
                parameters: [
                    { name: "x-project-uid", in: "header", required: true },
                    ...query.map((each) => ({ name: each, in: "query" })),
                ],
                ...(body && {
                    requestBody: {
                        content: {
                            "application/json": { schema: { properties, required: [...body.required] } },
                        },
                    },
                }),
            },
        };
    }
    return { openapi: "3.0.0", paths };
}

/** The parts of the document that the cases change. */
interface Changed {
    components?: object;
    paths: Record<
        string,
        Record<
            string,
            {
                parameters: { name: string; in: string; required?: boolean }[];
                requestBody: {
                    content: { "application/json": { schema: { properties: object; required: string[] } } };
                };
            }
        >
    >;
}

const operation = (document: Changed, method: string, path: string) => document.paths[path]![method]!;
const schemaOf = (document: Changed, method: string, path: string) =>
    operation(document, method, path).requestBody.content["application/json"].schema;

const differences = (change: (document: Changed) => void): string[] => {
    const document = agreeing();
    change(document as Changed);
    return compareWithDocument(document, client, emulatorOperations());
};

test("the client's operations include each write, with the fields of its body", () => {
    expect(client.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
            "POST /attributes",
            "PUT /experiences/{}/versions/{}",
            "GET /experiences-priority",
        ]),
    );
    const writes = client.filter(({ name }) => /^(POST|PUT) /.test(name));
    expect(writes.filter(({ body }) => body === undefined)).toEqual([]);
    expect(new Set(writes.map(({ name }) => name.split(" ")[1]!.replace(/\/\{\}$/, "")))).toEqual(
        new Set(Object.keys(BODIES)),
    );
});

test("a document that agrees has no difference", () => {
    expect(differences(() => undefined)).toEqual([]);
});

test("references and allOf are followed", () => {
    expect(
        differences((document) => {
            document.components = {
                schemas: {
                    Event: {
                        allOf: [
                            { properties: { key: {} }, required: ["key"] },
                            { properties: { description: {} } },
                        ],
                    },
                },
            };
            Object.assign(operation(document, "post", "/events").requestBody.content["application/json"], {
                schema: { $ref: "#/components/schemas/Event" },
            });
        }),
    ).toEqual([]);
});

test.each<[string, (document: Changed) => void, string]>([
    [
        "a path that is gone",
        (document) => {
            delete document.paths["/experiences-priority"]!.put;
        },
        "PUT /experiences-priority: the client calls it, and the document does not have it.",
    ],
    [
        "a new path",
        (document) => Object.assign(document.paths, { "/segments/{id}": { get: {} } }),
        "GET /segments/{}: the document has it, and the emulator does not know it.",
    ],
    [
        "a parameter with another name",
        (document) => {
            operation(document, "get", "/audiences").parameters.at(-1)!.name = "withLytics";
        },
        "GET /audiences: the client sends the query includeLyticsAudiences, and the document does not have it.",
    ],
    ...(["query", "header"] as const).map((place): [string, (document: Changed) => void, string] => [
        `a new required ${place}`,
        (document) =>
            operation(document, "get", "/events").parameters.push({
                name: "x-new",
                in: place,
                required: true,
            }),
        `GET /events: the document requires the ${place} x-new, and the client does not send it.`,
    ]),
    [
        "a new required field",
        (document) => schemaOf(document, "post", "/events").required.push("owner"),
        "POST /events: the document requires the field owner, which wire.ts does not have.",
    ],
    [
        "a field that became required",
        (document) => schemaOf(document, "post", "/events").required.push("description"),
        "POST /events: the document requires the field description, which is optional in wire.ts.",
    ],
    [
        "a field that is gone",
        (document) => Object.assign(schemaOf(document, "put", "/events/{uid}"), { properties: { key: {} } }),
        "PUT /events/{}: wire.ts has the field description, and the document does not.",
    ],
])("%s is named", (_, change, says) => {
    expect(differences(change)).toEqual([says]);
});
