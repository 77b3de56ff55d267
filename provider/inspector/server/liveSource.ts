import type { PersonalizeClient } from "../../core/api/client";
import { NotFoundError } from "../../core/errors";
import { type ProjectContent, SECTIONS } from "../../core/project/content";
import { readProject } from "../../core/project/read";
import type { Source, SourceState } from "./source";
import type { AnalyticsView } from "./view";

/** The reads of the client. The inspector never writes. */
type Reads = Parameters<typeof readProject>[0] & Pick<PersonalizeClient, "analytics">;

export interface LiveProject {
    readonly client: Reads;
    readonly address: string;
    readonly projectUid: string;
    /** Reads the name of the project. Absent if the organization is not known, which the API needs for it. */
    readonly readName?: () => Promise<string | undefined>;
}

const MINUTE_MS = 60_000;

export class LiveSource implements Source {
    readonly about;
    private name: string | undefined;
    private content: ProjectContent | undefined;
    private readAt: string | undefined;
    private reading: SourceState["reading"];
    private failure: string | undefined;
    private next: NodeJS.Timeout | undefined;
    private readonly listeners = new Set<() => void>();

    /** @param intervalMs the time from the end of a reading to the next one, while a page is open */
    constructor(
        private readonly project: LiveProject,
        private readonly intervalMs = MINUTE_MS,
    ) {
        const { address, projectUid } = project;
        this.about = { kind: "live" as const, address, projectUid };
    }

    state(): SourceState {
        const { name, content, readAt, reading, failure } = this;
        return { name, content, readAt, reading, failure };
    }

    onChange(listener: () => void): () => void {
        this.listeners.add(listener);
        if (this.isDue()) this.refresh();
        return () => this.listeners.delete(listener);
    }

    refresh(): void {
        if (this.reading) return;
        clearTimeout(this.next);
        this.reading = { done: 0, of: 5 };
        this.changed();
        void this.read();
    }

    async analytics(experience: string, version: string): Promise<AnalyticsView> {
        const { client, projectUid } = this.project;
        try {
            const [summary, timeSeries] = await Promise.all([
                client.analytics.summary(projectUid, experience, version),
                client.analytics.timeSeries(projectUid, experience, version),
            ]);
            return { summary, timeSeries };
        } catch (error) {
            if (error instanceof NotFoundError) return {};
            throw error;
        }
    }

    close(): void {
        clearTimeout(this.next);
        this.listeners.clear();
    }

    private async read(): Promise<void> {
        const { client, projectUid, readName } = this.project;
        // The project is shown without its name if that can't be read.
        const name = this.name ?? readName?.().catch(() => undefined);
        // The first request that fails ends the reading, while others may still be in progress.
        let ended = false;
        try {
            this.content = await readProject(client, projectUid, new Set(SECTIONS), (done, of) => {
                if (ended) return;
                this.reading = { done, of };
                this.changed();
            });
            this.name = await name;
            this.failure = undefined;
            this.readAt = new Date().toISOString();
        } catch (error) {
            this.failure = error instanceof Error ? error.message : String(error);
        }
        ended = true;
        this.reading = undefined;
        this.changed();
        this.next = setTimeout(() => {
            this.next = undefined;
            if (this.listeners.size > 0) this.refresh();
        }, this.intervalMs);
    }

    /** Whether the last read is too old, or there was none. */
    private isDue(): boolean {
        return this.next === undefined && this.reading === undefined;
    }

    private changed(): void {
        for (const listener of this.listeners) listener();
    }
}
