import { once } from "node:events";
import { type AddressInfo, createServer, Socket } from "node:net";
import { assertEngineRunning, EngineGoneError } from "../../../provider/lifecycle/host/engineLiveness";

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
