import type { WireProject } from "../../core/wire";
import type { Call, Host } from "../call";
import { objectId } from "../ids";
import { RuleViolation } from "../refusal";
import { createdNow, updatedNow } from "./audit";
import { defaultDescription, surviving, written } from "./fields";
import { findProject } from "./find";
import { refuseDuplicate } from "./unique";
import { emptyProject, type Project } from "./world";

export interface ProjectBody {
    readonly name: string;
    readonly description?: string;
    readonly connectedStackApiKey?: string;
}

export function createProject({ host }: Call, body: ProjectBody): WireProject {
    if (host.world.projects.size >= host.settings.quotas.projects) {
        throw new RuleViolation("PROJECTS.MAX_PROJECTS_COUNT_EXCEEDED");
    }
    refuseTaken(host, body.name);
    return addProject(host, body, objectId(host.clock()));
}

export function addProject(host: Pick<Host, "world" | "settings" | "clock">, body: ProjectBody, uid: string) {
    const wire = {
        organizationUid: host.world.organizationUid,
        ...defaultDescription(host.settings),
        ...written(host.settings, "project", body),
        ...createdNow(host),
        uid,
    } as WireProject;
    host.world.projects.set(wire.uid, emptyProject(wire));
    return wire;
}

/**
 * Returns the newest project first, like all lists of this API except experiences. No recording has several projects.
 */
export function listProjects({ host, query }: Call): WireProject[] {
    const stack = query.get("connectedStackApiKey");
    const wanted = ({ wire }: Project) => stack === null || wire.connectedStackApiKey === stack;
    return [...host.world.projects.values()]
        .filter(wanted)
        .reverse()
        .map((project) => ({ ...project.wire, ...counts(project, query) }));
}

export function updateProject({ host }: Call, uid: string, body: ProjectBody): WireProject {
    const project = findProject(host.world, uid);
    if (body.name !== project.wire.name) refuseTaken(host, body.name);
    project.wire = {
        ...defaultDescription(host.settings),
        ...surviving(host.settings, "project", project.wire),
        ...written(host.settings, "project", body),
        ...updatedNow(host),
    } as WireProject;
    for (const { wire, cmsPending } of project.experiences.values()) {
        if (cmsPending) host.scheduleCms(wire.uid);
    }
    return project.wire;
}

export function deleteProject({ host }: Call, uid: string): void {
    findProject(host.world, uid);
    host.world.projects.delete(uid);
}

/** Returns the counts that older types of the official client request. */
function counts({ audiences, experiences }: Project, query: URLSearchParams) {
    const active = [...experiences.values()].filter(({ wire }) => wire.status === "ACTIVE");
    return {
        ...(query.get("includeAudienceCount") === "true" && { audienceCount: audiences.size }),
        ...(query.get("includeActiveExperienceCount") === "true" && { activeExperienceCount: active.length }),
    };
}

function refuseTaken({ world }: Host, name: string): void {
    refuseDuplicate(
        "refused",
        world.projects.values(),
        ({ wire }) => wire.name === name,
        "PROJECTS.DUPLICATE_NAME",
    );
}
