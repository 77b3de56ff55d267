import type { ProjectContent } from "../../core/project/content";
import type { About, AnalyticsView, TrafficView, View } from "./view";

/** The project that the inspector shows. */
export interface Source {
    readonly about: About;
    state(): SourceState;
    /** Calls the listener after each change that a reader may see. */
    onChange(listener: () => void): () => void;
    analytics(experienceUid: string, versionUid: string): Promise<AnalyticsView>;
    /** Reads the project again. */
    refresh(): void;
    /** What an emulator was asked and was told to do. Absent for a live project. */
    traffic?(): Promise<TrafficView>;
    /** Records events of visitors in an emulator. Absent for a live project. */
    feed?(events: readonly object[]): Promise<void>;
    close(): void;
}

export type SourceState = Pick<View, "name" | "readAt" | "reading" | "failure"> & {
    readonly content?: ProjectContent;
};
