import { readFileSync } from "node:fs";
import type { Server, ServerResponse } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { closed, listening, urlOf } from "../support/oddServer";
import { type Declaration, type Report, Stack } from "../support/stack";
import { stackConfig, useHost } from "../support/useHost";

const MB = 1024 * 1024;
const program: Declaration[] = [{ name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier" } }];

const fields = Array.from({ length: 100_000 }, (_, at) => [`field${at}`, ["is wrong"]]);
const manyFields = JSON.stringify({ errors: Object.fromEntries(fields) });

/** No answer takes so long, not even a huge one on a busy machine. */
const patient = { attemptTimeout: "60", operationTimeout: "120", maxRetries: "1" };
/** For a server that answers nothing; enough for one repeat. */
const impatient = { ...patient, attemptTimeout: "2", operationTimeout: "5" };
const SILENT = /no response arrived within 2 s|the response began but was not complete within 2 s/;

describe("a server that", () => {
    const world = useHost();
    let server: Server | undefined;

    afterEach(async () => {
        if (server) await closed(server);
        server = undefined;
    });

    async function up(baseUrl: string, settings: object = {}): Promise<{ report: Report; said: string }> {
        const named = Object.entries({ ...patient, ...settings, baseUrl });
        await world.host.nextPhase({
            ...stackConfig(world.emulator),
            ...Object.fromEntries(named.map(([key, value]) => [`contentstack-personalize:${key}`, value])),
        });
        const report = await new Stack(world.host).up(program);
        return { report, said: report.problems().join("\n") };
    }

    /** The largest memory that the host ever had, which never shrinks. */
    const peakMb = (): number => {
        const [, kB] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${world.host.pid}/status`, "utf8")) ?? [];
        return Number(kB) / 1024;
    };

    type Unfriendly = [answer: (response: ServerResponse) => unknown, says: RegExp, settings?: object];
    const unfriendly: Record<string, Unfriendly> = {
        "never answers": [() => {}, SILENT, impatient],
        "sends a head and never a body": [(r) => r.writeHead(200).flushHeaders(), SILENT, impatient],
        "trickles for ever": [trickle, SILENT, impatient],
        "hangs up": [(r) => r.socket?.destroy(), /reset before a response arrived/],
        "promises more than it sends": [breakOff, /broke off/],
        "answers without end": [(r) => endless(r.writeHead(200)), /larger than 20 MB/],
        "answers with a page of 30 MB": [
            (r) => r.writeHead(200).end(Buffer.alloc(30 * MB, " ")),
            /larger than 20 MB/,
        ],
        "answers with a bomb of zeros": [bomb, /larger than 20 MB/],
        "answers with ten million brackets": [
            (r) => r.writeHead(200).end("[".repeat(10_000_000)),
            /nested more than/,
        ],
        "fails with ten million brackets": [
            (r) => r.writeHead(400).end("[".repeat(10_000_000)),
            /answered 400/,
        ],
        "fails with 15 MB": [
            (r) => r.writeHead(400).end(`{"error":"${"x".repeat(15 * MB)}"}`),
            /answered 400/,
        ],
        "fails with 100,000 fields": [(r) => r.writeHead(400).end(manyFields), /answered 400/],
        "answers with an unknown status": [(r) => r.writeHead(299).end("{}"), /not a list/],
        "asks for an hour of patience": [
            (r) => r.writeHead(429, { "retry-after": "3600" }).end("{}"),
            /answered 429/,
            { operationTimeout: "5" },
        ],
    };

    test.each(Object.entries(unfriendly))(
        "%s ends in a sentence, in bounded time and memory",
        async (_, [answer, says, settings]) => {
            let requests = 0;
            server = await listening((_request, response) => {
                requests += 1;
                return answer(response);
            });
            const before = peakMb();
            const { report, said } = await up(urlOf(server), settings);
            expect(report.ok).toBe(false);
            expect(said).toMatch(says);
            // One declaration, one sentence: no stack, no flood, no token.
            expect(said).not.toContain("\n");
            expect(said.length).toBeLessThan(1_000);
            expect(said).not.toContain(world.emulator.authtoken);
            expect(requests).toBeLessThanOrEqual(2);
            if (process.platform === "linux") expect(peakMb() - before).toBeLessThan(350);
        },
    );

    test.each([301, 302, 303, 307, 308])(
        "redirects with %d gets no token carried elsewhere",
        async (status) => {
            const visits: unknown[] = [];
            const elsewhere = await listening((request, response) => {
                visits.push(request.headers);
                response.end("[]");
            });
            server = await listening((_request, response) =>
                response.writeHead(status, { location: `${urlOf(elsewhere)}/attributes` }).end(),
            );
            const { said } = await up(urlOf(server));
            await closed(elsewhere);
            expect(said).toContain("redirects");
            expect(said).toContain(urlOf(server));
            expect(visits).toEqual([]);
        },
    );

    test("speaks another protocol ends in a sentence", async () => {
        const sockets: Socket[] = [];
        const other = createTcpServer((socket) => {
            sockets.push(socket);
            socket.on("error", () => {}).write("SSH-2.0-OpenSSH_9.6\r\n");
        });
        await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
        const { port } = other.address() as { port: number };
        const { said } = await up(`http://127.0.0.1:${port}`);
        for (const socket of sockets) socket.destroy();
        other.close();
        expect(said).toMatch(/GET \/attributes: the connection failed \(HPE_\w+\)/);
        expect(said).not.toContain("\n");
    });

    test("sends headers without measure ends in a sentence", async () => {
        server = await listening((_request, response) =>
            response.writeHead(200, { "x-filler": "x".repeat(1_000_000) }).end("[]"),
        );
        const { said } = await up(urlOf(server));
        expect(said).toMatch(/the connection failed \(HPE_HEADER_OVERFLOW\)/);
    });

    test("asks for a second of patience gets it", async () => {
        const { url } = world.emulator;
        const times: number[] = [];
        server = await listening(async (request, response) => {
            times.push(performance.now());
            if (times.length === 1) response.writeHead(429, { "retry-after": "1" }).end("{}");
            else
                response.end(
                    await (await fetch(url + request.url, { headers: request.headers as never })).text(),
                );
        });
        await up(urlOf(server));
        expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(999);
    });
});

function trickle(response: ServerResponse): void {
    response.writeHead(200);
    const timer = setInterval(() => response.write(" "), 50);
    response.on("close", () => clearInterval(timer));
}

function breakOff(response: ServerResponse): void {
    response.writeHead(200, { "content-length": 1000 });
    response.write("[", () => response.socket?.destroy());
}

function endless(response: ServerResponse): void {
    const chunk = Buffer.alloc(MB, " ");
    new Readable({
        read() {
            this.push(chunk);
        },
    }).pipe(response);
}

/** Two gigabytes that travel as two megabytes. */
function bomb(response: ServerResponse): void {
    response.writeHead(200, { "content-encoding": "gzip" });
    const chunk = Buffer.alloc(MB);
    let left = 2048;
    const zeros = new Readable({
        read() {
            this.push(left-- > 0 ? chunk : null);
        },
    });
    response.on("close", () => zeros.destroy());
    zeros.pipe(createGzip()).pipe(response);
}
