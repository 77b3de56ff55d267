import type { WireExperience, WireExperienceBody } from "../../core/wire";
import type { ProjectCall } from "../call";
import { objectId } from "../ids";
import { RuleViolation } from "../refusal";
import { createdNow, updatedNow } from "./audit";
import { derive, touchProject, toWire } from "./derived";
import { addVersion } from "./experienceVersion";
import { defaultDescription, surviving, written } from "./fields";
import { findExperience } from "./find";
import { refuseDuplicate } from "./unique";
import type { Experience } from "./world";

export function createExperience(call: ProjectCall, body: WireExperienceBody): WireExperience {
    const { host, project } = call;
    if (project.experiences.size >= host.settings.quotas.experiences) {
        throw new RuleViolation("EXPERIENCES.MAX_EXPERIENCES_COUNT_EXCEEDED");
    }
    refuseTaken(call, body.name);
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

export function updateExperience(call: ProjectCall, uid: string, body: WireExperienceBody): WireExperience {
    const { host, project } = call;
    const experience = findExperience(project, uid);
    if (body.__type !== experience.wire.__type && host.settings.switches.typeChange === "refused") {
        throw new RuleViolation("EXPERIENCES.CANNOT_CHANGE_TYPE");
    }
    if (body.name !== experience.wire.name) refuseTaken(call, body.name);
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

function refuseTaken({ host, project }: ProjectCall, name: string): void {
    refuseDuplicate(
        host.settings.switches.duplicateNames,
        project.experiences.values(),
        (other) => other.wire.name === name,
        "EXPERIENCES.DUPLICATE_NAME",
    );
}
