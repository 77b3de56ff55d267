import { connect } from "node:net";
import { PersonalizeError } from "../../core/errors/base";
import { engineAddress } from "./engineAddress";

/** The engine is gone while its host lives on, as after `kill -9` of `pulumi`. */
export class EngineGoneError extends PersonalizeError {}

/**
 * Throws unless the engine that started this host still listens. A dead engine records no write, and the next
 * `up` may be running already.
 */
export async function assertEngineRunning(argv: readonly string[] = process.argv): Promise<void> {
    const address = engineAddress(argv);
    if (address !== undefined && (await connectionRefused(address.host, address.port))) {
        throw new EngineGoneError(
            "The Pulumi engine that started this operation has ended, so nothing more is written.",
        );
    }
}

/** The engine runs on this machine: one that is alive and not suspended accepts a connection far sooner. */
const CONNECT_TIMEOUT_MS = 1_000;

/**
 * Nobody listens there. Any other failure, such as a machine that is out of sockets or a suspended engine that
 * accepts nothing, says nothing about the engine.
 */
function connectionRefused(host: string, port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
        const end = (gone: boolean) => {
            socket.destroy();
            resolve(gone);
        };
        socket.once("connect", () => end(false));
        socket.once("timeout", () => end(false));
        socket.once("error", (error: NodeJS.ErrnoException) => end(error.code === "ECONNREFUSED"));
    });
}
