/** The JSON that the page of the inspector reads. Types only: the page is compiled apart from the server. */

import type { Evaluation } from "../../evaluation";

/** Where the project is. */
export interface About {
    readonly kind: "emulator" | "live";
    readonly address: string;
    readonly projectUid: string;
}

export interface View {
    readonly about: About;
    /** The name of the project. Absent if it is not known: a live project needs the organization for it. */
    readonly name?: string;
    /** Absent until the project was read for the first time. */
    readonly project?: ProjectView;
    /** When the project was read (ISO 8601). Absent for an emulator, whose view is always current. */
    readonly readAt?: string;
    /** The requests that are done and known so far, while the project is being read. */
    readonly reading?: { readonly done: number; readonly of: number };
    /** Why the project could not be read the last time. */
    readonly failure?: string;
}

export interface ProjectView {
    /** The highest priority first. */
    readonly experiences: readonly ExperienceView[];
    readonly audiences: readonly AudienceView[];
    readonly attributes: readonly AttributeView[];
    readonly events: readonly EventView[];
}

export interface ExperienceView {
    readonly uid: string;
    readonly shortUid: string;
    readonly name: string;
    readonly description: string;
    readonly type: string;
    /** The status of the live version, or `DRAFT`. */
    readonly status: string;
    readonly tags: readonly string[];
    /** The newest first. */
    readonly versions: readonly VersionView[];
}

export interface VersionView {
    readonly uid: string;
    readonly number: number;
    readonly status: string;
    readonly createdAt?: string;
    readonly updatedAt?: string;
    readonly firstActivatedAt?: string;
    readonly variants: readonly VariantView[];
    /** How an A/B test distributes visitors. */
    readonly split?: string;
    readonly metrics: readonly MetricView[];
    /** The visitors that take part in an A/B test. Absent if all do. */
    readonly targeting?: AudienceListView;
}

export interface VariantView {
    readonly shortUid: string;
    readonly name: string;
    /** The alias in the CMS and the delivery API. */
    readonly alias: string;
    /** A/B tests: the share of the visitors in percent. */
    readonly share?: number;
    /** Segmented experiences: who sees the variant. */
    readonly audiences?: AudienceListView;
}

/** Audiences by uid, Lytics audiences included, or rules without an audience. */
export interface AudienceListView {
    readonly uids: readonly string[];
    /** Whether a visitor belongs to all of them or to at least one. */
    readonly match: "all" | "any";
    /** Rules that the version itself holds instead of audiences. */
    readonly rules?: RuleView;
}

export interface MetricView {
    readonly event: string;
    readonly name: string;
    readonly type: string;
}

/** A rule in words, or a combination of rules. */
export type RuleView =
    | { readonly words: string }
    | { readonly match: "all" | "any"; readonly rules: readonly RuleView[] };

export interface AudienceView {
    readonly uid: string;
    readonly name: string;
    readonly description: string;
    /** Synced from Lytics. Its definition is not in the project. */
    readonly lytics: boolean;
    readonly words?: string;
    readonly rules?: RuleView;
    /** The uids of custom attributes and the names of presets. */
    readonly attributes: readonly string[];
    readonly usedBy: readonly UseView[];
}

/** A version that uses an object. */
export interface UseView {
    readonly experience: string;
    readonly version: number;
    readonly status: string;
    /** The name of the variant or the metric. Absent for the targeting of a test. */
    readonly as?: string;
}

export interface AttributeView {
    readonly uid: string;
    readonly name: string;
    readonly description: string;
    /** Absent for a preset, which every project has. */
    readonly key?: string;
    /** The uids of the audiences that use it. */
    readonly usedBy: readonly string[];
}

export interface EventView {
    readonly uid: string;
    readonly key: string;
    readonly description: string;
    readonly usedBy: readonly UseView[];
}

/** The analytics of a version, as the API returns them. */
export interface AnalyticsView {
    /** The responses of the API. Absent if it has no analytics of the version. */
    readonly summary?: unknown;
    readonly timeSeries?: unknown;
}

/** What an emulator was told to do, and what it was asked. */
export interface TrafficView {
    /** The newest requests, the oldest first. */
    readonly requests: readonly RequestView[];
    readonly faults: readonly Readonly<Record<string, unknown>>[];
    /** The requests that the fault `hold` stopped. */
    readonly held: readonly { readonly method: string; readonly path: string }[];
    /** The settings that differ from their defaults. */
    readonly settings: readonly { readonly name: string; readonly value: string; readonly usually: string }[];
}

export interface RequestView {
    readonly time: string;
    readonly ms: number;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly operation: string;
    readonly fault?: string;
}

/** Which variant of each experience a visitor gets, and why. */
export interface VisitView extends Pick<Evaluation, "experiences" | "ignored"> {
    /** What the experiences with a draft would show as soon as it is active. */
    readonly drafts: Evaluation["experiences"];
    /** What each assumption is about that a reason names. */
    readonly assumptions: Readonly<Record<string, string>>;
}
