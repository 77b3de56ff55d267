import { resolve } from "node:path";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { startChild } from "./child";
import { cleanEnv } from "./cleanEnv";
import { startFakeEngine } from "./fakeEngine";
import { connect } from "./hostRpc";

export interface HostOptions {
    /** The stack's configuration, with its namespace: `contentstack-personalize:projectUid`. */
    config?: Record<string, string>;
    env?: NodeJS.ProcessEnv;
    /** The program's folder, from which the shell's `require` is resolved. */
    cwd?: string;
}

/** One process of the dynamic-provider host, with the engine that it believes in. */
export interface HostProcess {
    readonly pid: number;
    readonly client: ResourceProviderClient;
    output(): string;
    killEngine(): void;
    stop(): Promise<void>;
}

const root = resolve(__dirname, "../..");
const hostScript = require.resolve("@pulumi/pulumi/cmd/dynamic-provider/index.js");

export async function startHostProcess(options: HostOptions): Promise<HostProcess> {
    const engine = await startFakeEngine();
    // The engine's address is the host's last argument, as with the real one.
    const child = startChild(process.execPath, [hostScript, engine.address], {
        cwd: options.cwd ?? root,
        env: { ...cleanEnv(), PULUMI_NODEJS_PROJECT: "test", PULUMI_NODEJS_STACK: "dev", ...options.env },
    });
    const client = connect(`127.0.0.1:${await child.firstLine}`);
    return {
        pid: child.pid,
        client,
        output: child.output,
        killEngine: () => engine.die(),
        async stop() {
            client.close();
            engine.die();
            await child.stop();
        },
    };
}
