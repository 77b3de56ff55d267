import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
    Server,
    ServerErrorResponse,
    ServerUnaryCall,
    sendUnaryData,
    UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { version } from "../../package.json";
import { PersonalizeError } from "../core/errors/base";
import { useImportOfPulumi } from "../core/model/importOption";
import { currentCall } from "../host/shared/callContext";
import { interruptCalls } from "../host/shared/interruption";
import { sendNoticesTo } from "../host/shared/notices";
import { PartialFailureError } from "../host/shared/partialFailure";
import { configCalls } from "./configCalls";
import { EngineConnection } from "./engineConnection";
import { invoke } from "./invoke";
import { Lifetime } from "./lifetime";
import { partialFailureResponse } from "./partialFailure";
import { resourceCalls } from "./resourceCalls";
import { Empty, grpc } from "./sdk";

/** An engine passes this as the only argument. */
const ADDRESS = /^\[?[^\s/]+\]?:\d+$/;

const STARTED_BY_HAND =
    "This is the provider plugin of pulumi-contentstack-personalize. The Pulumi engine starts it, and it has no use on its own. " +
    "Name its folder in Pulumi.yaml, as docs/guides/providers.md shows, and run `pulumi up`.";

/**
 * Serves the life cycles by Pulumi's provider protocol until the engine ends.
 *
 * @param address the address of the engine
 */
export async function servePlugin(address: string | undefined): Promise<void> {
    if (address === undefined || !ADDRESS.test(address)) {
        throw new PersonalizeError(STARTED_BY_HAND);
    }
    const engine = new EngineConnection(address);
    useImportOfPulumi();
    sendNoticesTo((sentence) => engine.info(sentence, currentCall().urn));
    // A declaration of any size is checked, so that its mistakes are reported by their path.
    const server = new grpc.Server({
        "grpc.max_receive_message_length": -1,
        "grpc.max_send_message_length": -1,
    });
    // The server stops after its last response has reached the engine.
    const lifetime = new Lifetime(() => server.tryShutdown(() => process.exit()));
    const port = await listen(server, lifetime, engine);
    engine.onEnd(() => lifetime.end());
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.on(signal, () => lifetime.end());
    }
    // The engine reads the port from the first line.
    process.stdout.write(`${port}\n`);
}

const calls = {
    ...configCalls,
    ...resourceCalls,
    invoke,

    async handshake(): Promise<pb.ProviderHandshakeResponse> {
        // The engine then tells which values are secret, so that what is derived from them can be secret as well.
        return new pb.ProviderHandshakeResponse().setAcceptSecrets(true);
    },

    async getPluginInfo(): Promise<PluginInfo> {
        return new PluginInfo().setVersion(version);
    },

    async getSchema(): Promise<pb.GetSchemaResponse> {
        const schema = readFileSync(join(__dirname, "../../schema.json"), "utf8");
        return new pb.GetSchemaResponse().setSchema(schema);
    },

    async cancel(): Promise<void> {
        interruptCalls();
    },
};

async function listen(server: Server, lifetime: Lifetime, engine: EngineConnection): Promise<number> {
    const handlers = Object.entries(calls).map(([name, call]) => [
        name,
        handler(lifetime, engine, call as Call),
    ]);
    server.addService(ResourceProviderService, Object.fromEntries(handlers) as UntypedServiceImplementation);
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
            error ? reject(error) : resolve(port),
        );
    });
}

type Call = (request: unknown) => Promise<unknown>;

function handler(lifetime: Lifetime, engine: EngineConnection, call: Call) {
    return (incoming: ServerUnaryCall<unknown, unknown>, respond: sendUnaryData<unknown>): void => {
        lifetime
            .during(() => call(incoming.request).finally(() => engine.messagesShown()))
            .then(
                (response) => respond(null, response ?? new Empty()),
                (error) => respond(errorResponse(error)),
            );
    };
}

function errorResponse(error: unknown): Partial<ServerErrorResponse> {
    return error instanceof PartialFailureError
        ? partialFailureResponse(error)
        : { code: grpc.status.UNKNOWN, details: textOf(error) };
}

/** A mistake of the user needs no stack. */
function textOf(error: unknown): string {
    if (error instanceof PersonalizeError) {
        return error.message;
    }
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
