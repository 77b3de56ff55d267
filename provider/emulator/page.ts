import type { IncomingMessage, ServerResponse } from "node:http";

/** Serves other paths than those of the API, such as a web page. */
export interface Page {
    /** Responds to the request if the path is one of the page, and otherwise returns false. */
    handle(request: IncomingMessage, response: ServerResponse): boolean;
    /** Ends the responses that are still open. */
    close(): void;
}
