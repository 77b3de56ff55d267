import type { ProjectCall } from "../call";
import { RuleViolation } from "../refusal";
import { touchProject } from "./derived";

export function getExperiencesPriority({ host, project }: ProjectCall): string[] {
    if (host.settings.switches.stalePriority === "visible") return project.priorityOrder;
    return project.priorityOrder.filter((uid) => project.experiences.has(uid));
}

export function updateExperiencesPriority(call: ProjectCall, order: string[]): string[] {
    const { host, project } = call;
    const sent = new Set(order);
    if (sent.size < order.length) throw new RuleViolation("EXPERIENCES_PRIORITY.DUPLICATE_EXPERIENCES");
    // Only the order has to be complete. With the switch `stalePriority` it may contain deleted experiences.
    if (!project.priorityOrder.every((uid) => sent.has(uid))) {
        throw new RuleViolation("EXPERIENCES_PRIORITY.MISSING_EXPERIENCES");
    }
    if (sent.size > project.priorityOrder.length) {
        throw new RuleViolation("EXPERIENCES_PRIORITY.UNKNOWN_EXPERIENCES");
    }
    project.priorityOrder = order;
    touchProject({ host, project });
    return getExperiencesPriority(call);
}
