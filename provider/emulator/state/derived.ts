import type { WireExperience, WireVersion } from "../../core/wire";
import type { ProjectCall } from "../call";
import { updatedNow } from "./audit";
import { audiencesOf, eventsOf, lyticsAudiencesOf } from "./references";
import type { Experience, Project } from "./world";

export function toWire(project: Project, experience: Experience): WireExperience {
    return { ...experience.wire, priority: project.priorityOrder.indexOf(experience.wire.uid) + 1 };
}

export const isLive = ({ status }: WireVersion) => status === "ACTIVE" || status === "PAUSED";

/** Returns the fields of an experience that follow from its versions. */
export function derivedFields({ versions }: Experience) {
    const all = [...versions.values()];
    const draft = all.find(({ status }) => status === "DRAFT");
    const live = all.find(isLive);
    const current = [live, draft].filter((version) => version !== undefined);
    const union = (of: (version: WireVersion) => string[]) => [...new Set(current.flatMap(of))];
    const lytics = union(lyticsAudiencesOf);
    return {
        status: live?.status ?? "DRAFT",
        referredAudiences: union(audiencesOf),
        // The recordings lack this field, but none of them has a Lytics audience.
        referredLyticsAudiences: lytics.length > 0 ? lytics : undefined,
        referredEvents: union(eventsOf),
        hasDraft: draft !== undefined,
        latestVersion: all.at(-1)?.uid,
    };
}

export function derive(experience: Experience): void {
    experience.wire = { ...experience.wire, ...derivedFields(experience) };
}

/** The recordings show that a change to an experience also changes its project's `updatedAt`. */
export function touchProject({ host, project }: Pick<ProjectCall, "host" | "project">): void {
    project.wire = { ...project.wire, ...updatedNow(host) };
}
