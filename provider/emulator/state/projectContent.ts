import type { ProjectContent } from "../../core/project/content";
import type { WireProject } from "../../core/wire";
import { toWire } from "./derived";
import type { Project } from "./world";

/** A project and its content, as the API returns them. The versions of an experience are the newest first. */
export interface WholeProject extends ProjectContent {
    readonly project: WireProject;
}

export function projectContent(project: Project): WholeProject {
    const { wire, attributes, events, audiences, lyticsAudiences, experiences, priorityOrder } = project;
    const all = [...experiences.values()];
    return {
        project: wire,
        projectUid: wire.uid,
        attributes: [...attributes.values()],
        events: [...events.values()],
        audiences: [...audiences.values()],
        lyticsAudiences: [...lyticsAudiences.values()],
        experiences: all.map((experience) => toWire(project, experience)),
        versions: new Map(all.map(({ wire, versions }) => [wire.uid, [...versions.values()].reverse()])),
        order: priorityOrder,
    };
}
