import type { ProjectContent } from "../../core/project/content";
import type { Source } from "./source";
import type { AnalyticsView, RequestView, TrafficView } from "./view";

type Values = Readonly<Record<string, unknown>>;

/** The parts of a running emulator that the inspector shows. */
export interface InspectedEmulator {
    readonly url: string;
    readonly projectUid: string;
    onChange(listener: () => void): () => void;
    project(): (ProjectContent & { readonly project: { readonly name: string } }) | undefined;
    analytics(experienceUid: string, versionUid: string): AnalyticsView | undefined;
    requests(): readonly RequestView[];
    faults(): readonly object[];
    held(count: number): Promise<{ readonly method: string; readonly path: string }[]>;
    feedAnalytics(events: readonly object[]): Promise<void>;
    readonly settings: object;
}

/** The number of requests that the page keeps. */
const SHOWN_REQUESTS = 1000;

/** @param defaults the settings of an emulator without options */
export function emulatedSource(emulator: InspectedEmulator, defaults: object): Source {
    const { url: address, projectUid } = emulator;
    const subscriptions = new Set<() => void>();
    return {
        about: { kind: "emulator", address, projectUid },
        state() {
            const content = emulator.project();
            return content
                ? { name: content.project.name, content }
                : { failure: "The project was deleted. `POST /__emulator/reset` restores one." };
        },
        onChange(listener) {
            const end = emulator.onChange(listener);
            subscriptions.add(end);
            return end;
        },
        analytics: async (experience, version) => emulator.analytics(experience, version) ?? {},
        refresh: () => undefined,
        traffic: async (): Promise<TrafficView> => ({
            requests: emulator.requests().slice(-SHOWN_REQUESTS),
            faults: emulator.faults() as Values[],
            held: await emulator.held(0),
            settings: changed(emulator.settings as Values, defaults as Values),
        }),
        feed: (events) => emulator.feedAnalytics(events),
        close() {
            for (const end of subscriptions) end();
        },
    };
}

/** The settings that differ from their defaults. Groups such as `switches` are compared setting by setting. */
function changed(settings: Values, defaults: Values): TrafficView["settings"] {
    return Object.entries(settings).flatMap(([name, value]) => {
        const usually = defaults[name];
        if (typeof value === "object" && value !== null) return changed(value as Values, usually as Values);
        return value === usually ? [] : [{ name, value: String(value), usually: String(usually) }];
    });
}
