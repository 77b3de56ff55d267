import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { cleanEnv } from "./cleanEnv";
import { connect, type Way } from "./hostRpc";

export interface HostOptions {
    /** The stack's configuration, with its namespace: `contentstack-personalize:projectUid`. */
    config?: Record<string, string>;
    env?: NodeJS.ProcessEnv;
    way?: Way;
    /** The program's folder, from which the shell's `require` is resolved. */
    cwd?: string;
}

/** One process of the dynamic-provider host, with the engine that it believes in. */
export interface HostProcess {
    readonly pid: number;
    readonly client: ResourceProviderClient;
    /** A client of a plugin of the next phase, in the same process. */
    nextPlugin(): Promise<ResourceProviderClient>;
    /** Everything printed or logged so far, in the order of arrival. */
    output(): string;
    killEngine(): void;
    /** Resolves with the exit code when the process has ended by itself. */
    readonly ended: Promise<number | null>;
    signal(name: NodeJS.Signals): void;
    /** Ends the process and waits until it is gone; harmless when it is gone already. */
    stop(): Promise<void>;
}

const root = resolve(__dirname, "../..");
const scripts = {
    dynamic: require.resolve("@pulumi/pulumi/cmd/dynamic-provider/index.js"),
    plugin: resolve(__dirname, "pluginPhases.cjs"),
};

// A test that fails half-way leaves no process behind.
const alive = new Set<ChildProcess>();
process.on("exit", () => {
    for (const child of alive) child.kill("SIGKILL");
});

export async function startHostProcess({
    cwd = root,
    env,
    way = "dynamic",
}: HostOptions): Promise<HostProcess> {
    let output = "";
    const engine = await listen((message) => {
        output += `${message}\n`;
    });
    // The engine's address is the host's last argument, as with the real one.
    const child = spawn(process.execPath, [scripts[way], engine.address], {
        cwd,
        env: { ...cleanEnv(), PULUMI_NODEJS_PROJECT: "test", PULUMI_NODEJS_STACK: "dev", ...env },
        stdio: ["pipe", "pipe", "pipe"],
    });
    alive.add(child);
    child.once("exit", () => alive.delete(child));
    // Not "exit": the last output may arrive after that.
    const closed = once(child, "close");
    const collect = (chunk: Buffer | string): void => {
        output += chunk.toString();
    };
    // The engine reads the line with the port, which nobody sees.
    child.stdout.on("data", (chunk) => collect(chunk.toString().replace(/^\d+\n/gm, "")));
    child.stderr.on("data", collect);
    const lines = createInterface({ input: child.stdout });
    const connected = async () => {
        const [port] = await Promise.race([
            once(lines, "line"),
            closed.then(([code]) => {
                throw new Error(`the host ended (${code}) before it named its port:\n${output}`);
            }),
        ]);
        return connect(`127.0.0.1:${port}`);
    };
    let client = await connected();
    return {
        pid: child.pid ?? -1,
        client,
        async nextPlugin() {
            client.close();
            const next = connected();
            child.stdin.write("\n");
            client = await next;
            return client;
        },
        output: () => output,
        killEngine: () => engine.close(),
        ended: closed.then(([code]) => code as number | null),
        signal: (name) => void child.kill(name),
        async stop() {
            client.close();
            engine.close();
            child.kill();
            await closed;
        },
    };
}

/** What a provider sees of the engine: a log, and an address that accepts connections as long as the engine lives. */
async function listen(logged: (message: string) => void): Promise<{ address: string; close(): void }> {
    const server = new Server();
    server.addService(EngineService, {
        log(call: { request: LogRequest }, respond: (error: null, response: Empty) => void) {
            logged(call.request.getMessage());
            respond(null, new Empty());
        },
    } as unknown as UntypedServiceImplementation);
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        );
    });
    return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
