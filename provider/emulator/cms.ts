import type { Host } from "./call";
import { cmsUid } from "./ids";
import { timestamp } from "./state/audit";
import type { Experience, Project } from "./state/world";

/**
 * The background job that makes a variant group and its variants in the connected stack, some time after a version
 * was saved. It moves the experience's `updatedAt`, as the recordings show.
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

    /** Whatever a stopped emulator left undone. */
    scheduleAll(): void {
        for (const project of this.host().world.projects.values()) {
            for (const { wire, cmsPending } of project.experiences.values()) {
                if (cmsPending) this.schedule(wire.uid);
            }
        }
    }

    /** Does now what is due later. */
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
    // A project without a stack has nothing to sync with; connecting one schedules what is pending.
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

/** Entries outlive their variants; only the first activation was seen to replace them, at times. */
function knownUids({ settings }: Host, { wire, versions }: Experience): Record<string, string> {
    const { variants = {}, lastSyncAttemptAt = "" } = wire._cms ?? {};
    const activations = [...versions.values()].flatMap(({ firstActivatedAt }) => firstActivatedAt ?? []);
    const first = activations.length === 1 && activations[0]! > lastSyncAttemptAt;
    return first && settings.switches.cmsUidsOnActivation === "replaced" ? {} : { ...variants };
}
