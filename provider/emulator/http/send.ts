import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../faults";
import type { Answer } from "../refusal";

/** Writes a response, which a fault may corrupt. */
export async function send(response: ServerResponse, answer: Answer, fault?: Fault): Promise<void> {
    const { status, body, headers = {} } = answer;
    const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
    const bytes = Buffer.from(fault ? (spoiled[fault.kind]?.(text) ?? text) : text);
    if (body === undefined) {
        response.writeHead(status, headers).end();
        return;
    }
    response.writeHead(status, {
        "content-type": typeof body === "string" ? "text/html" : "application/json; charset=utf-8",
        "content-length": bytes.length,
        ...headers,
    });
    if (fault?.kind === "truncated") {
        response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    } else if (fault?.kind === "slow-drip") await drip(response, bytes, fault.ms ?? 20);
    else response.end(bytes);
}

const spoiled: Partial<Record<Fault["kind"], (text: string) => string>> = {
    "wrong-json": () => "<html><body>Bad luck</body></html>",
    empty: () => "",
};

async function drip(response: ServerResponse, bytes: Buffer, ms: number): Promise<void> {
    const size = Math.max(1, Math.ceil(bytes.length / 10));
    for (let start = 0; start < bytes.length && !response.destroyed; start += size) {
        response.write(bytes.subarray(start, start + size));
        await sleep(ms);
    }
    response.end();
}
