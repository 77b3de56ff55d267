import { connect } from "node:net";
import { PersonalizeError } from "../errors/base";

/** The engine is gone while its host lives on, as after `kill -9` of `pulumi`. */
export class EngineGoneError extends PersonalizeError {}

/**
 * Makes sure that the engine that started this host still listens. Without it nobody records what a write
 * makes, and the next `up` may be at work already.
 */
export async function makeSureEngineIsAlive(argv: readonly string[] = process.argv): Promise<void> {
    const address = /^(?<host>[^/\s]+):(?<port>\d+)$/.exec(argv.at(-1) ?? "")?.groups;
    if (address === undefined) {
        return;
    }
    const alive = await accepts(address.host as string, Number(address.port));
    if (!alive) {
        throw new EngineGoneError(
            "The Pulumi engine that asked for this has ended, so nothing more is written.",
        );
    }
}

function accepts(host: string, port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect({ host, port });
        const end = (alive: boolean) => {
            socket.destroy();
            resolve(alive);
        };
        socket.once("connect", () => end(true));
        socket.once("error", () => end(false));
    });
}
