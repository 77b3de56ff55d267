import type { WireVersion, WireVersionBody, WireVersionStatus } from "../../core/wire";
import type { Host, ProjectCall } from "../call";
import { objectId } from "../ids";
import { RuleViolation } from "../refusal";
import { checkAgainstProject } from "../validations/experienceVersion";
import { activatedAt, createdNow, timestamp, updatedNow } from "./audit";
import { derive, isLive, touchProject } from "./derived";
import { surviving, written } from "./fields";
import { findExperience, findVersion } from "./find";
import { sameContent } from "./sameContent";
import { effectOf } from "./transitions";
import { withShortUids } from "./variants";
import type { Experience } from "./world";

export function createExperienceVersion(
    call: ProjectCall,
    experienceUid: string,
    body: WireVersionBody,
): WireVersion {
    const { host, project } = call;
    const experience = findExperience(project, experienceUid);
    if ([...experience.versions.values()].some(({ status }) => status === "DRAFT")) {
        throw new RuleViolation("EXPERIENCES.VERSIONS.CANNOT_CREATE_VERSION_AS_DRAFT_ALREADY_EXISTS");
    }
    const content = contentOf(call, experience, body);
    const { uid } = addVersion(host, experience, content);
    return place(call, experience, uid, body.status);
}

/** Returns the versions by `createdAt` in descending order. */
export function listExperienceVersions({ project }: ProjectCall, experienceUid: string): WireVersion[] {
    return [...findExperience(project, experienceUid).versions.values()].reverse();
}

export function updateExperienceVersion(
    call: ProjectCall,
    experienceUid: string,
    uid: string,
    body: WireVersionBody,
): WireVersion {
    const { host, project } = call;
    const experience = findExperience(project, experienceUid);
    const old = findVersion(experience, uid);
    const { switches } = host.settings;
    if (effectOf(switches, old.status, body.status) === "status") {
        if (switches.statusChangeContent === "compared" && !sameContent(old, body)) {
            throw new RuleViolation("EXPERIENCES.VERSIONS.CANNOT_UPDATE_LOCKED_VERSION");
        }
        experience.versions.set(uid, { ...old, ...updatedNow(host) });
    } else {
        experience.versions.set(uid, {
            ...surviving(host.settings, "version", old),
            ...contentOf(call, experience, body),
            ...updatedNow(host),
        } as WireVersion);
    }
    return place(call, experience, uid, body.status);
}

export function deleteExperienceVersion(call: ProjectCall, experienceUid: string, uid: string): void {
    const experience = findExperience(call.project, experienceUid);
    const { status } = findVersion(experience, uid);
    if (status !== "DRAFT") throw new RuleViolation("EXPERIENCES.VERSIONS.CANNOT_DELETE_NON_DRAFT_VERSION");
    if (experience.versions.size === 1)
        throw new RuleViolation("EXPERIENCES.VERSIONS.CANNOT_DELETE_ONLY_DRAFT");
    experience.versions.delete(uid);
    touch(call, experience);
}

/** Adds a DRAFT with the given content. */
export function addVersion(host: Host, experience: Experience, content: object): WireVersion {
    const version = {
        experienceUid: experience.wire.uid,
        ...content,
        status: "DRAFT",
        ...createdNow(host),
        versionNumber: experience.nextVersionNumber++,
        uid: objectId(host.clock()),
    } as WireVersion;
    experience.versions.set(version.uid, version);
    return version;
}

function contentOf(call: ProjectCall, experience: Experience, body: WireVersionBody): object {
    checkAgainstProject(call, experience.wire.__type, body);
    const { host } = call;
    const variants = withShortUids(host, experience, body.variants);
    return { ...written(host.settings, "version", body), variants };
}

/** Sets a version's status. Only one version can be live, so an activation archives the previous live version. */
function place(
    call: ProjectCall,
    experience: Experience,
    uid: string,
    status: WireVersionStatus,
): WireVersion {
    const { host } = call;
    const version = { ...findVersion(experience, uid), status };
    if (status === "ACTIVE") {
        version.firstActivatedAt ??= version.updatedAt;
        experience.wire = { ...experience.wire, ...activatedAt(version.updatedAt as string) };
    }
    if (isLive(version)) {
        for (const other of experience.versions.values()) {
            if (other.uid === uid || !isLive(other)) continue;
            experience.versions.set(other.uid, { ...other, status: "ARCHIVED", updatedAt: timestamp(host) });
        }
    }
    experience.versions.set(uid, version);
    touch(call, experience);
    experience.cmsPending = true;
    host.scheduleCms(experience.wire.uid);
    return version;
}

function touch({ host, project }: ProjectCall, experience: Experience): void {
    derive(experience);
    experience.wire = { ...experience.wire, ...updatedNow(host) };
    touchProject({ host, project });
}
