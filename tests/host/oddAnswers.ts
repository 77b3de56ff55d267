import type { Trouble } from "../support/faultCases";
import type { Passing } from "../support/oddServer";

const page = (title: string) =>
    `<!doctype html><html><head><title>${title}</title></head><body></body></html>`;

/** Says something else, in JSON, whatever was done. */
function says(status: number, body: unknown): (passing: Passing) => void {
    return (passing) => {
        passing.status = status;
        passing.contentType = "application/json";
        passing.text = body === undefined ? "" : JSON.stringify(body);
    };
}

function shows(status: number, title: string): (passing: Passing) => void {
    return (passing) => {
        passing.status = status;
        passing.contentType = "text/html";
        passing.text = page(title);
    };
}

/** Changes a list and leaves everything else. */
function lists(change: (list: Record<string, unknown>[]) => unknown): (passing: Passing) => void {
    return (passing) => {
        const body = passing.text === "" ? undefined : JSON.parse(passing.text);
        if (Array.isArray(body)) passing.text = JSON.stringify(change(body));
    };
}

const DISPENSABLE = [
    "description",
    "createdAt",
    "createdBy",
    "updatedBy",
    "_cms",
    "lyticsAudiences",
    "priority",
];

function without(list: Record<string, unknown>[]): unknown {
    return JSON.parse(JSON.stringify(list, (key, value) => (DISPENSABLE.includes(key) ? undefined : value)));
}

/** What a server says that is odd, broken or not the API at all; the request itself was carried out. */
export const oddities: readonly Trouble[] = Object.entries({
    "200 with an error": says(200, { error: "personalize.SOMETHING.WENT_WRONG", message: "Bad request" }),
    "200 with errors": says(200, { errors: { name: ["is wrong"] } }),
    "200 with an error message": says(200, { error_message: "Something broke", error_code: 1 }),
    "200 with a page": shows(200, "Sign in"),
    "403 with a page": shows(403, "Blocked by the proxy"),
    "503 with a page": shows(503, "Maintenance"),
    "200 with null": says(200, null),
    "200 with a number": says(200, 7),
    "200 with an empty object": says(200, {}),
    "204 with nothing": says(204, undefined),
    "an envelope": (passing: Passing) => {
        if (passing.text !== "") passing.text = `{"data":${passing.text}}`;
    },
    "400 although it was done": says(400, {
        error: "personalize.SOMETHING.UNHEARD_OF",
        message: "Bad request",
    }),
    "401 although it was done": says(401, {
        error_message: "You're not allowed in here unless you're logged in.",
    }),
    "404 although it was done": says(404, { error: "personalize.SOMETHING.NOT_FOUND", message: "Not found" }),
    "409 although it was done": says(409, { message: "Conflict" }),
    "a list in another order": lists((list) => list.toReversed()),
    "a list with less in it": lists(without),
    "a list with an element twice": lists((list) => [...list.slice(0, 1), ...list]),
    "an empty list": lists(() => []),
}).map(([name, meddle]) => ({ name, meddle }));
