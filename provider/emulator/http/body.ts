import type { IncomingMessage } from "node:http";
import { badRequest, tooLarge } from "./httpErrors";

/** Deeper than any body of this API. The limit ensures that a stored body can be serialized again. */
const maxDepth = 100;

export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxBytes) throw tooLarge();
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

/** Parses a body only if its content type is JSON, as the API's framework does. */
export function parseBody(bytes: Buffer, contentType: string | undefined): unknown {
    if (bytes.length === 0 || !/^application\/json\b/i.test(contentType ?? "")) return {};
    let value: unknown;
    try {
        value = JSON.parse(bytes.toString("utf8"));
    } catch (error) {
        throw badRequest((error as Error).message);
    }
    if (deeperThan(value, maxDepth)) throw badRequest("The body is nested too deeply");
    return value;
}

function deeperThan(value: unknown, depth: number): boolean {
    if (typeof value !== "object" || value === null) return false;
    return depth === 0 || Object.values(value).some((inner) => deeperThan(inner, depth - 1));
}
