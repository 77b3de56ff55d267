import type { Host } from "./call";
import { cmsUid } from "./ids";
import { timestamp } from "./state/audit";
import type { Experience, Project } from "./state/world";

/**
 * The background job that creates a variant group and its variants in the connected stack after a version is saved.
 * It changes the experience's `updatedAt`, as the recordings show.
 */
export class CmsSync {
    private readonly timers = new Map<string, NodeJS.Timeout>();

    constructor(
        private readonly host: () => Host,
        private readonly done: () => void,
    ) {}

    schedule(experienceUid: string): void {
        clearTimeout(this.timers.get(experienceUid));
        const run = () => {
            this.run(experienceUid);
            this.done();
        };
        this.timers.set(experienceUid, setTimeout(run, this.host().settings.cmsLagMs).unref());
    }

    /** Reschedules the jobs that were pending when an earlier emulator stopped. */
    scheduleAll(): void {
        for (const project of this.host().world.projects.values()) {
            for (const { wire, cmsPending } of project.experiences.values()) {
                if (cmsPending) this.schedule(wire.uid);
            }
        }
    }

    /** Runs all pending jobs immediately. */
    settle(): void {
        for (const uid of [...this.timers.keys()]) this.run(uid);
        this.done();
    }

    cancel(): void {
        for (const timer of this.timers.values()) clearTimeout(timer);
        this.timers.clear();
    }

    private run(uid: string): void {
        clearTimeout(this.timers.get(uid));
        this.timers.delete(uid);
        for (const project of this.host().world.projects.values()) {
            const experience = project.experiences.get(uid);
            if (experience) sync(this.host(), project, experience);
        }
    }
}

function sync(host: Host, project: Project, experience: Experience): void {
    // A project without a connected stack has nothing to sync. The job runs when a stack is connected.
    if (!project.wire.connectedStackApiKey) return;
    const known = knownUids(host, experience);
    const variants = [...experience.versions.values()]
        .filter(({ status }) => status !== "ARCHIVED")
        .flatMap((version) => version.variants ?? []);
    if (variants.length === 0) return;
    for (const { shortUid } of variants) known[shortUid!] ??= cmsUid();
    const at = timestamp(host);
    experience.wire = {
        ...experience.wire,
        updatedAt: at,
        _cms: {
            lastSyncAttemptAt: at,
            syncStatus: "SUCCESS",
            variantGroup: experience.wire._cms?.variantGroup ?? cmsUid(),
            variants: known,
        },
    };
    experience.cmsPending = false;
}

/** Entries remain after their variants are removed. In some recordings, the first activation replaced the entries. */
function knownUids({ settings }: Host, { wire, versions }: Experience): Record<string, string> {
    const { variants = {}, lastSyncAttemptAt = "" } = wire._cms ?? {};
    const activations = [...versions.values()].flatMap(({ firstActivatedAt }) => firstActivatedAt ?? []);
    const first = activations.length === 1 && activations[0]! > lastSyncAttemptAt;
    return first && settings.switches.cmsUidsOnActivation === "replaced" ? {} : { ...variants };
}
