import type { WireExperience, WireExperienceBody } from "../../wire";
import type { ProjectCall } from "../call";
import { objectId } from "../ids";
import { RuleBroken } from "../refusal";
import { createdNow, updatedNow } from "./audit";
import { derive, touchProject, toWire } from "./derived";
import { addVersion } from "./experienceVersion";
import { defaultDescription, surviving, written } from "./fields";
import { findExperience } from "./find";
import type { Experience } from "./world";

export function createExperience({ host, project }: ProjectCall, body: WireExperienceBody): WireExperience {
    if (project.experiences.size >= host.settings.quotas.experiences) {
        throw new RuleBroken("EXPERIENCES.MAX_EXPERIENCES_COUNT_EXCEEDED");
    }
    refuseDuplicate({ host, project }, body.name);
    const wire = {
        shortUid: String(project.nextShortUid++),
        ...defaultDescription(host.settings),
        ...written(host.settings, "experience", body),
        __type: body.__type,
        project: project.wire.uid,
        status: "DRAFT",
        ...createdNow(host),
        uid: objectId(host.clock()),
    } as WireExperience;
    const experience: Experience = {
        wire,
        versions: new Map(),
        nextVersionNumber: 1,
        nextVariantShortUid: 0,
        cmsPending: false,
        feeds: new Map(),
    };
    project.experiences.set(wire.uid, experience);
    project.priorityOrder = [...project.priorityOrder, wire.uid];
    const empty = host.settings.switches.draftVariants === "empty" ? { variants: [] } : {};
    addVersion(host, experience, { status: "DRAFT", ...empty });
    derive(experience);
    touchProject({ host, project });
    return toWire(project, experience);
}

export function listExperiences({ project }: ProjectCall): WireExperience[] {
    const ranks = new Map(project.priorityOrder.map((uid, index) => [uid, index + 1]));
    return [...ranks].flatMap(([uid, priority]) => {
        const experience = project.experiences.get(uid);
        return experience ? [{ ...experience.wire, priority }] : [];
    });
}

export function updateExperience(
    { host, project }: ProjectCall,
    uid: string,
    body: WireExperienceBody,
): WireExperience {
    const experience = findExperience(project, uid);
    if (body.__type !== experience.wire.__type && host.settings.switches.typeChange === "refused") {
        throw new RuleBroken("EXPERIENCES.CANNOT_CHANGE_TYPE");
    }
    if (body.name !== experience.wire.name) refuseDuplicate({ host, project }, body.name);
    experience.wire = {
        ...defaultDescription(host.settings),
        ...surviving(host.settings, "experience", experience.wire),
        ...written(host.settings, "experience", body),
        ...updatedNow(host),
    } as WireExperience;
    touchProject({ host, project });
    return toWire(project, experience);
}

export function deleteExperience({ host, project }: ProjectCall, uid: string): void {
    findExperience(project, uid);
    project.experiences.delete(uid);
    if (host.settings.switches.stalePriority === "dropped") {
        project.priorityOrder = project.priorityOrder.filter((other) => other !== uid);
    }
    touchProject({ host, project });
}

function refuseDuplicate({ host, project }: Pick<ProjectCall, "host" | "project">, name: string): void {
    if (host.settings.switches.duplicateNames === "allowed") return;
    for (const other of project.experiences.values()) {
        if (other.wire.name === name) throw new RuleBroken("EXPERIENCES.DUPLICATE_NAME");
    }
}
