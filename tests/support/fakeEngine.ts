import { Server, ServerCredentials } from "@grpc/grpc-js";

/** What a provider sees of the engine: an address that accepts connections as long as the engine lives. */
export interface FakeEngine {
    readonly address: string;
    /** From here on the address refuses connections, as after `kill -9` of the engine. */
    die(): void;
}

export async function startFakeEngine(): Promise<FakeEngine> {
    const server = new Server();
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        );
    });
    return { address: `127.0.0.1:${port}`, die: () => server.forceShutdown() };
}
