import type { WireAttribute, WireAudience, WireEvent, WireVersion } from "../../core/wire";
import type { Code } from "../codes";
import { RuleViolation } from "../refusal";
import type { Experience, Project, World } from "./world";

const found = <T>(map: ReadonlyMap<string, T>, uid: string, absent: Code): T => {
    const object = map.get(uid);
    if (!object) throw new RuleViolation(absent);
    return object;
};

export const findProject = (world: World, uid: string): Project =>
    found(world.projects, uid, "PROJECTS.NOT_FOUND");

export const findAttribute = (project: Project, uid: string): WireAttribute =>
    found(project.attributes, uid, "ATTRIBUTES.NOT_FOUND");

export const findAudience = (project: Project, uid: string): WireAudience =>
    found(project.audiences, uid, "AUDIENCES.NOT_FOUND");

export const findEvent = (project: Project, uid: string): WireEvent =>
    found(project.events, uid, "EVENTS.NOT_FOUND");

export const findExperience = (project: Project, uid: string): Experience =>
    found(project.experiences, uid, "EXPERIENCES.NOT_FOUND");

export const findVersion = (experience: Experience, uid: string): WireVersion =>
    found(experience.versions, uid, "EXPERIENCES.VERSIONS.NOT_FOUND");
