import type { Evaluator } from "../../evaluation";
import type { Clock } from "../clock";
import { type Settings, SettingsError } from "../settings";
import type { Project } from "../state/world";
import type { EdgeHost } from "./call";
import { Locations } from "./locations";
import { Published } from "./published";

/** The path that the Edge API begins with. */
export const edgePrefix = "/edge";

export class Edge implements EdgeHost {
    readonly locations = new Locations();
    readonly publications: Published;
    /** The difference between the time of visitors and the real one. */
    private offsetMs = 0;

    constructor(
        projects: () => ReadonlyMap<string, Project>,
        settings: () => Settings,
        private readonly clock: Clock,
    ) {
        this.publications = new Published(projects, settings, clock);
    }

    now(): number {
        return this.clock() + this.offsetMs;
    }

    /** Sets the time of visitors, which then goes on. Without a time it is the real one again. */
    setTime(time: string | number | undefined): void {
        const at = typeof time === "string" ? Date.parse(time) : (time ?? this.clock());
        if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) {
            throw new SettingsError(
                `"time" must be a date such as 2026-03-10T12:00:00Z or milliseconds since 1970, not ${JSON.stringify(time)}.`,
            );
        }
        this.offsetMs = at - this.clock();
    }

    published(project: Project): Evaluator | undefined {
        return this.publications.evaluator(project);
    }

    reset(): void {
        this.locations.clear();
        this.offsetMs = 0;
        this.publications.restart();
    }
}
