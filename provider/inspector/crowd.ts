import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "../errors/base";
import type { Evaluator, Visitor } from "../evaluation";
import type { ProjectContent } from "../project/content";

/** Visitors that an emulator is sent, so that its analytics fill. */
export interface Crowd {
    /** What all of them have in common. Each has a user uid of its own. */
    readonly visitor: Visitor;
    readonly count: number;
    /** They come within so many hours before now. */
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
    const now = Date.now();
    for (let sent = 0; sent < count; sent += BATCH.size) {
        const events = Array.from({ length: Math.min(BATCH.size, count - sent) }).flatMap(() => {
            const user = randomUUID();
            const time = Math.round(now - Math.random() * hours * 3_600_000);
            const converts = Math.random() * 100 < converting;
            return [
                ...impressions(evaluator, { ...visitor, uid: user }, time),
                ...(converts ? eventKeys.map((eventKey) => ({ type: "EVENT", eventKey, user, time })) : []),
            ];
        });
        await feed(events);
        await sleep(BATCH.pauseMs);
    }
}

function impressions(evaluator: Evaluator, visitor: Visitor & { uid: string }, time: number): object[] {
    return evaluator.manifest(visitor).experiences.flatMap(({ shortUid, activeVariantShortUid }) =>
        activeVariantShortUid === null
            ? []
            : [
                  {
                      type: "IMPRESSION",
                      experienceShortUid: shortUid,
                      variantShortUid: activeVariantShortUid,
                      user: visitor.uid,
                      time,
                  },
              ],
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
