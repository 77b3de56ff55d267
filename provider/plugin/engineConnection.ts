import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { assertEngineRunning } from "../host/shared/engineLiveness";
import { grpc } from "./sdk";

/** The connection to the engine that started this process: its log, and whether it still runs. */
export class EngineConnection {
    readonly #client: EngineClient;
    readonly #messages = new Set<Promise<void>>();

    constructor(private readonly address: string) {
        this.#client = new EngineClient(address, grpc.credentials.createInsecure());
    }

    /** Shows a message under its resource. */
    info(message: string, urn = ""): void {
        const request = new LogRequest().setSeverity(LogSeverity.INFO).setMessage(message).setUrn(urn);
        const shown = new Promise<void>((resolve) => {
            // A message for an engine that has ended has no reader.
            this.#client.log(request, () => resolve());
        }).then(() => void this.#messages.delete(shown));
        this.#messages.add(shown);
    }

    /** Resolves when the engine has received every message, because it can end this process after a response. */
    async messagesShown(): Promise<void> {
        await Promise.all(this.#messages);
    }

    /** Calls back once, when the engine has ended. */
    onEnd(ended: () => void): void {
        const channel = this.#client.getChannel();
        const watch = (): void => {
            const state = channel.getConnectivityState(true);
            channel.watchConnectivityState(state, Number.POSITIVE_INFINITY, () => void react());
        };
        const react = async (): Promise<void> => {
            try {
                await assertEngineRunning([this.address]);
                watch();
            } catch {
                ended();
            }
        };
        watch();
    }
}
