import type { WireEvent, WireEventBody } from "../../core/wire";
import type { ProjectCall } from "../call";
import { objectId } from "../ids";
import { RuleViolation } from "../refusal";
import { createdNow, updatedNow } from "./audit";
import { defaultDescription, surviving, written } from "./fields";
import { findEvent } from "./find";
import { referringVersions } from "./references";
import { refuseDuplicate } from "./unique";

export function createEvent(call: ProjectCall, body: WireEventBody): WireEvent {
    const { host, project } = call;
    if (project.events.size >= host.settings.quotas.events) {
        throw new RuleViolation("EVENTS.MAX_EVENTS_COUNT_EXCEEDED");
    }
    refuseTaken(call, body.key);
    const event = {
        ...defaultDescription(host.settings),
        ...written(host.settings, "event", body),
        project: project.wire.uid,
        ...createdNow(host),
        uid: objectId(host.clock()),
    } as WireEvent;
    project.events.set(event.uid, event);
    return event;
}

export function listEvents({ project }: ProjectCall): WireEvent[] {
    return [...project.events.values()].reverse();
}

export function updateEvent(call: ProjectCall, uid: string, body: WireEventBody): WireEvent {
    const { host, project } = call;
    const old = findEvent(project, uid);
    if (old.key !== body.key) {
        if (host.settings.switches.keyChange === "refused")
            throw new RuleViolation("EVENTS.CANNOT_CHANGE_KEY");
        refuseTaken(call, body.key);
    }
    const event = {
        ...defaultDescription(host.settings),
        ...surviving(host.settings, "event", old),
        ...written(host.settings, "event", body),
        ...updatedNow(host),
    } as WireEvent;
    project.events.set(uid, event);
    return event;
}

export function deleteEvent({ host, project }: ProjectCall, uid: string): void {
    findEvent(project, uid);
    if (host.settings.switches.referredDeletion === "refused") {
        for (const { metrics } of referringVersions({ host, project })) {
            if (metrics?.some(({ event }) => event === uid)) throw new RuleViolation("EVENTS.EVENT_REFERRED");
        }
    }
    project.events.delete(uid);
}

function refuseTaken({ host, project }: ProjectCall, key: string): void {
    refuseDuplicate(
        host.settings.switches.duplicateKeys,
        project.events.values(),
        (other) => other.key === key,
        "EVENTS.DUPLICATE_KEY",
    );
}
