import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "../../core/errors/base";
import type { ProjectContent } from "../../core/project/content";
import type { Evaluator, Visitor } from "../../evaluation";

/** Visitors that an emulator is sent, so that its analytics fill. */
export interface Crowd {
    /** What all of them have in common. Each has a user uid of its own. */
    readonly visitor: Visitor;
    readonly count: number;
    /** They come within so many hours before now, but to no version before it was live. */
    readonly hours: number;
    /** The percentage of them that triggers the events of the metrics. */
    readonly converting: number;
}

const MAX_COUNT = 10_000;

/** Small enough that a reader sees the numbers grow. */
const BATCH = { size: 25, pauseMs: 50 };

export function parseCrowd(body: unknown): Crowd {
    const { visitor = {}, count = 1000, hours = 0, converting = 10 } = (body ?? {}) as Partial<Crowd>;
    const between = (value: number, max: number) => Number.isFinite(value) && value >= 0 && value <= max;
    if (!between(count, MAX_COUNT) || !between(hours, 24 * 30) || !between(converting, 100)) {
        throw new ConfigurationError(
            `count must be from 0 to ${MAX_COUNT}, hours from 0 to 720, and converting from 0 to 100.`,
        );
    }
    return { visitor, count, hours, converting };
}

/** Feeds the impressions and conversions of the crowd, in the form of the Edge API. */
export async function sendCrowd(
    { visitor, count, hours, converting }: Crowd,
    evaluator: Evaluator,
    content: ProjectContent,
    feed: (events: readonly object[]) => Promise<void>,
): Promise<void> {
    const eventKeys = metricKeys(content);
    const liveSince = activations(content);
    const now = Date.now();
    for (let sent = 0; sent < count; sent += BATCH.size) {
        const events = Array.from({ length: Math.min(BATCH.size, count - sent) }).flatMap(() => {
            const user = randomUUID();
            const place = Math.random();
            const timeOf = (shortUid: string) => {
                const age = Math.max(0, now - (liveSince.get(shortUid) ?? 0));
                return Math.round(now - place * Math.min(hours * 3_600_000, age));
            };
            const seen = impressions(evaluator, { ...visitor, uid: user }, timeOf);
            if (Math.random() * 100 >= converting) return seen;
            // A conversion counts for an impression that came before it, so each time of an impression has its own.
            const times = [...new Set(seen.map(({ time }) => time))].sort((one, other) => one - other);
            return [
                ...seen,
                ...times.flatMap((time) =>
                    eventKeys.map((eventKey) => ({ type: "EVENT", eventKey, user, time })),
                ),
            ];
        });
        await feed(events);
        await sleep(BATCH.pauseMs);
    }
}

function impressions(
    evaluator: Evaluator,
    visitor: Visitor & { uid: string },
    timeOf: (experienceShortUid: string) => number,
) {
    return evaluator.manifest(visitor).experiences.flatMap(({ shortUid, activeVariantShortUid }) =>
        activeVariantShortUid === null
            ? []
            : [
                  {
                      type: "IMPRESSION",
                      experienceShortUid: shortUid,
                      variantShortUid: activeVariantShortUid,
                      user: visitor.uid,
                      time: timeOf(shortUid),
                  },
              ],
    );
}

/** When the active version of each experience went live, by the short uid of the experience. */
function activations({ experiences, versions }: ProjectContent): ReadonlyMap<string, number> {
    return new Map(
        experiences.map(({ uid, shortUid }) => {
            const active = versions.get(uid)?.find(({ status }) => status === "ACTIVE");
            return [shortUid, Date.parse(active?.firstActivatedAt ?? "") || 0] as const;
        }),
    );
}

/** The keys of the events that active versions count. */
function metricKeys({ versions, events }: ProjectContent): string[] {
    const keys = new Map(events.map(({ uid, key }) => [uid, key]));
    const active = [...versions.values()].flat().filter(({ status }) => status === "ACTIVE");
    const counted = active.flatMap(({ metrics = [] }) =>
        metrics.flatMap(({ event }) => keys.get(event) ?? []),
    );
    return [...new Set(counted)];
}
