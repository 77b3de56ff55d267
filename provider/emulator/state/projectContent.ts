import type {
    WireAttribute,
    WireAudience,
    WireEvent,
    WireExperience,
    WireProject,
    WireVersion,
} from "../../wire";
import { toWire } from "./derived";
import type { Project } from "./world";

/** The objects of a project as the API returns them. Lists are ordered by creation, the oldest first. */
export interface ProjectContent {
    readonly project: WireProject;
    readonly attributes: readonly WireAttribute[];
    readonly events: readonly WireEvent[];
    readonly audiences: readonly WireAudience[];
    readonly lyticsAudiences: readonly WireAudience[];
    readonly experiences: readonly WireExperience[];
    /** The versions of each experience by its uid, the newest first. */
    readonly versions: ReadonlyMap<string, readonly WireVersion[]>;
    /** The uids of the experiences, the highest priority first. */
    readonly order: readonly string[];
}

export function projectContent(project: Project): ProjectContent {
    const { wire, attributes, events, audiences, lyticsAudiences, experiences, priorityOrder } = project;
    const all = [...experiences.values()];
    return {
        project: wire,
        attributes: [...attributes.values()],
        events: [...events.values()],
        audiences: [...audiences.values()],
        lyticsAudiences: [...lyticsAudiences.values()],
        experiences: all.map((experience) => toWire(project, experience)),
        versions: new Map(all.map(({ wire, versions }) => [wire.uid, [...versions.values()].reverse()])),
        order: priorityOrder,
    };
}
