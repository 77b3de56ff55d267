import type { ServerResponse } from "node:http";

/** At most one event is sent per interval, because an emulator may change thousands of times per second. */
const INTERVAL_MS = 200;

/**
 * Tells the open pages of changes by server-sent events.
 *
 * Each event has the revision of the project. A page reads the project again only if the revision differs from the
 * one that it has, since analytics and requests change much more often.
 */
export class ChangeStream {
    private readonly open = new Map<ServerResponse, () => void>();
    private waiting: NodeJS.Timeout | undefined;
    private changedMeanwhile = false;

    /** @param revision returns the present revision of the project */
    constructor(private readonly revision: () => number) {}

    /** @param end called when the page closes the connection */
    add(response: ServerResponse, headers: Readonly<Record<string, string>>, end: () => void): void {
        response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
        // A page that lost its connection connects again after this time.
        response.write("retry: 1000\n\n");
        this.open.set(response, end);
        response.on("close", () => {
            this.open.delete(response);
            end();
        });
        response.write(this.event());
    }

    changed(): void {
        if (this.waiting !== undefined) {
            this.changedMeanwhile = true;
            return;
        }
        this.waiting = setTimeout(() => {
            this.waiting = undefined;
            if (!this.changedMeanwhile) return;
            this.changedMeanwhile = false;
            this.changed();
        }, INTERVAL_MS);
        const event = this.event();
        for (const response of this.open.keys()) response.write(event);
    }

    close(): void {
        clearTimeout(this.waiting);
        for (const response of this.open.keys()) response.end();
    }

    private event(): string {
        return `data: ${this.revision()}\n\n`;
    }
}
