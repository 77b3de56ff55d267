import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, Socket } from "node:net";
import { assertEngineRunning, EngineGoneError } from "../../../provider/host/shared/engineLiveness";

async function listening(host = "127.0.0.1") {
    const server = createServer().listen(0, host);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return { port, close };
}

const argv = (address: string) => ["node", "dynamic-provider/index.js", address];

test("an engine that listens is alive", async () => {
    const { port, close } = await listening();
    await assertEngineRunning(argv(`127.0.0.1:${port}`));
    await close();
});

test("nobody listens any more: nothing more is written", async () => {
    const { port, close } = await listening();
    await close();
    await expect(assertEngineRunning(argv(`127.0.0.1:${port}`))).rejects.toThrow(EngineGoneError);
});

test("an address in brackets is read as well", async () => {
    const { port, close } = await listening("::1");
    await assertEngineRunning(argv(`[::1]:${port}`));
    await close();
    await expect(assertEngineRunning(argv(`[::1]:${port}`))).rejects.toThrow("nothing more is written");
});

test.each([[[]], [["node"]], [argv("--version")], [argv("/tmp/engine.sock")]])(
    "who was not started by an engine (%j) may write",
    async (args) => {
        await assertEngineRunning(args);
    },
);

test.each(["EMFILE", "EADDRNOTAVAIL", "ETIMEDOUT"])("%s says nothing about the engine", async (code) => {
    const connect = jest.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket) {
        process.nextTick(() => this.emit("error", Object.assign(new Error(code), { code })));
        return this;
    });
    await assertEngineRunning(argv("127.0.0.1:1"));
    expect(connect).toHaveBeenCalled();
    connect.mockRestore();
});

/** A process that listens and is stopped, as a suspended engine: beyond its backlog no connection is completed. */
async function stoppedListener() {
    const child = spawn(process.execPath, [
        "-e",
        'const s = require("node:net").createServer(); s.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => process.stdout.write(String(s.address().port)));',
    ]);
    const [line] = await once(child.stdout, "data");
    const port = Number(line);
    child.kill("SIGSTOP");
    const fillers = Array.from({ length: 8 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
    await once(fillers[0]!, "connect");
    return {
        port,
        close: () => {
            for (const each of fillers) each.destroy();
            child.kill("SIGKILL");
        },
    };
}

test("an engine that completes no connection holds no write up for long", async () => {
    const { port, close } = await stoppedListener();
    await assertEngineRunning(argv(`127.0.0.1:${port}`));
    close();
});
