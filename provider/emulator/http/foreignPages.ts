import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { forbiddenPage } from "./httpErrors";

/**
 * Refuses the requests that a web page of another site sends through the browser of the machine's owner.
 *
 * - A browser states the page in `Origin`.
 * - A name that an attacker points to this machine (DNS rebinding) makes the page and the emulator one site, but
 *   stays in `Host`. Addresses, and names that the public DNS can't have, are safe.
 *
 * @param listensOn the address or name that the emulator was told to listen on
 */
export function refuseForeignPages({ headers }: IncomingMessage, listensOn: string): void {
    const { host = "", origin } = headers;
    if (!isPrivateName(nameIn(host), listensOn)) throw forbiddenPage(`the host ${JSON.stringify(host)}`);
    if (origin !== undefined && origin !== `http://${host}`) {
        throw forbiddenPage(`a page of ${JSON.stringify(origin)}`);
    }
}

/** The host without its port and the brackets of an IPv6 address. */
const nameIn = (host: string): string =>
    host
        .replace(/:\d+$/, "")
        .replace(/^\[(.*)\]$/, "$1")
        .toLowerCase();

/** A name without a dot is `localhost`, or a container in the same network. */
function isPrivateName(name: string, listensOn: string): boolean {
    if (name === "" || isIP(name) !== 0 || name === listensOn.toLowerCase()) return true;
    return !name.includes(".") || /\.(localhost|internal|test)$/.test(name);
}
