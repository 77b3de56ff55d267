import type { Hit, Project } from "./world";

/** A visitor's event in the format of the Edge API, which takes `user` from a header and `time` from its clock. */
export type VisitorEvent = { readonly user: string; readonly time: number } & (
    | { readonly type: "IMPRESSION"; readonly experienceShortUid: string; readonly variantShortUid: string }
    | { readonly type: "EVENT"; readonly eventKey: string }
);

const attributionMs = 30 * 24 * 3_600_000;

/** Counts each visitor once per variant. */
class Tally {
    private readonly counted: Set<string>;
    private readonly latest: Map<string, Hit>;

    constructor(readonly hits: Hit[]) {
        this.counted = new Set(hits.map(({ user, variantShortUid }) => `${variantShortUid} ${user}`));
        this.latest = new Map(hits.map((hit) => [hit.user, hit]));
    }

    add(hit: Hit): void {
        const key = `${hit.variantShortUid} ${hit.user}`;
        this.latest.set(hit.user, hit);
        if (this.counted.has(key)) return;
        this.counted.add(key);
        this.hits.push(hit);
    }

    /** Returns the variant that a visitor saw last, if it was within the attribution period. */
    attributed(user: string, time: number): string | undefined {
        const hit = this.latest.get(user);
        return hit && hit.time <= time && time - hit.time <= attributionMs ? hit.variantShortUid : undefined;
    }
}

const tallies = new WeakMap<readonly Hit[], Tally>();

/** Returns the tally that continues a list. A list grows in place, because copies of long ones would take too long. */
function tallyOf(hits: readonly Hit[] = []): Tally {
    const known = tallies.get(hits);
    if (known) return known;
    const made = new Tally([...hits]);
    tallies.set(made.hits, made);
    return made;
}

/** Counts events for ACTIVE versions. Events that no version measures are discarded, as in the Edge API. */
export function feedAnalytics(project: Project, events: readonly VisitorEvent[]): void {
    for (const { wire, versions, feeds } of project.experiences.values()) {
        const version = [...versions.values()].find(({ status }) => status === "ACTIVE");
        if (!version) continue;
        const impressions = tallyOf(feeds.get(version.uid)?.impressions);
        const conversions = tallyOf(feeds.get(version.uid)?.conversions);
        const shortUids = new Set((version.variants ?? []).map(({ shortUid }) => shortUid));
        const keys = new Set((version.metrics ?? []).map(({ event }) => project.events.get(event)?.key));
        for (const { user, time, ...event } of events) {
            if (event.type === "EVENT") {
                const variantShortUid = impressions.attributed(user, time);
                if (variantShortUid !== undefined && keys.has(event.eventKey)) {
                    conversions.add({ variantShortUid, user, time });
                }
            } else if (event.experienceShortUid === wire.shortUid && shortUids.has(event.variantShortUid)) {
                impressions.add({ variantShortUid: event.variantShortUid, user, time });
            }
        }
        feeds.set(version.uid, { impressions: impressions.hits, conversions: conversions.hits });
    }
}
