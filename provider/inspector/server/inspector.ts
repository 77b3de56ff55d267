import type { IncomingMessage, ServerResponse } from "node:http";
import { ConfigurationError } from "../../core/errors/base";
import type { ProjectContent } from "../../core/project/content";
import { createEvaluator, type Evaluator } from "../../evaluation";
import { evaluatedProject } from "../../evaluation/evaluatedProject";
import { ChangeStream } from "./changeStream";
import { parseCrowd, sendCrowd } from "./crowd";
import { pageFile } from "./pageFiles";
import { projectView } from "./projectView";
import type { Source } from "./source";
import type { ProjectView, View } from "./view";
import { parseVisitor, visitView } from "./visit";

/** The paths of the page, except `/`. None of them is a path of the API. */
const PREFIX = "/__inspector/";

/** The page loads only its own files, and no other page can embed it or read what it reads. */
const HEADERS = {
    "cache-control": "no-store",
    "content-security-policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
};

/** Returns the JSON of a path below the prefix. */
type Answer = (query: URLSearchParams, body: () => Promise<unknown>) => string | Promise<string>;

const json = JSON.stringify;

const evaluatorOf = (content: ProjectContent): Evaluator => createEvaluator(evaluatedProject(content));

/** Serves the page and the JSON that it reads. */
export class Inspector {
    private readonly stream = new ChangeStream(() => this.revision());
    private text = "";
    /** Does not start from 0, so that a page notices that the server has started again. */
    private counted = Date.now();
    private built: { content: ProjectContent; project: ProjectView } | undefined;
    private readonly answers: Readonly<Record<string, Answer>>;

    constructor(private readonly source: Source) {
        const { traffic, feed } = source;
        this.answers = {
            "GET project": () => `{"revision":${this.revision()},"view":${this.text}}`,
            "GET analytics": async (query) =>
                json(await source.analytics(query.get("experience") ?? "", query.get("version") ?? "")),
            "GET visit": (query) => {
                const visitor = parseVisitor(query.get("visitor"));
                return json(visitView(evaluatedProject(this.content()), visitor));
            },
            "POST refresh": () => {
                source.refresh();
                return "{}";
            },
            ...(traffic && { "GET traffic": async () => json(await traffic()) }),
            ...(feed && {
                "POST visitors": async (_, body) => {
                    const content = this.content();
                    await sendCrowd(parseCrowd(await body()), evaluatorOf(content), content, feed);
                    return "{}";
                },
            }),
        };
    }

    handle(request: IncomingMessage, response: ServerResponse): boolean {
        const { method = "GET" } = request;
        const { pathname, searchParams } = new URL(request.url ?? "/", "http://inspector");
        if (pathname !== "/" && !pathname.startsWith(PREFIX)) return false;
        const name = pathname === "/" ? "index.html" : pathname.slice(PREFIX.length);
        if (method === "GET" && name === "changes") {
            const end = this.source.onChange(() => this.stream.changed());
            this.stream.add(response, HEADERS, end);
            return true;
        }
        const file = method === "GET" ? pageFile(name) : undefined;
        if (file) {
            response.writeHead(200, { ...HEADERS, "content-type": file.type }).end(file.bytes);
            return true;
        }
        void this.answer(`${method} ${name}`, searchParams, request, response);
        return true;
    }

    close(): void {
        this.stream.close();
        this.source.close();
    }

    private async answer(
        name: string,
        query: URLSearchParams,
        request: IncomingMessage,
        response: ServerResponse,
    ): Promise<void> {
        const send = (status: number, body: string) =>
            response
                .writeHead(status, { ...HEADERS, "content-type": "application/json; charset=utf-8" })
                .end(body);
        const answer = Object.hasOwn(this.answers, name) ? this.answers[name] : undefined;
        if (!answer) return void send(404, json({ message: `The inspector has no ${name}.` }));
        try {
            send(200, await answer(query, () => jsonBody(request)));
        } catch (error) {
            send(
                error instanceof ConfigurationError ? 400 : 500,
                json({ message: error instanceof Error ? error.message : String(error) }),
            );
        }
    }

    /** Builds the view, and counts it if it differs from the last one. */
    private revision(): number {
        const { content, ...state } = this.source.state();
        const view: View = { about: this.source.about, ...state, project: content && this.viewOf(content) };
        const text = json(view);
        if (text !== this.text) {
            this.text = text;
            this.counted += 1;
        }
        return this.counted;
    }

    private content(): ProjectContent {
        const { content } = this.source.state();
        if (!content) throw new ConfigurationError("The project was not read yet.");
        return content;
    }

    /** A live project stays the same object while it is read again. */
    private viewOf(content: ProjectContent): ProjectView {
        if (this.built?.content !== content) this.built = { content, project: projectView(content) };
        return this.built.project;
    }
}

const MAX_BODY_BYTES = 100_000;

/** A page of another site can't send this content type without a permission, which the server never gives. */
async function jsonBody(request: IncomingMessage): Promise<unknown> {
    if (request.headers["content-type"] !== "application/json") {
        throw new ConfigurationError("The content type must be application/json.");
    }
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) {
        text += chunk;
        if (text.length > MAX_BODY_BYTES) throw new ConfigurationError("The body is too long.");
    }
    try {
        return JSON.parse(text);
    } catch {
        throw new ConfigurationError("The body must be JSON.");
    }
}
