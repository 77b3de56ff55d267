import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import type { VisitorEvent } from "../state/feed";
import { type Fields, isFields, requireText } from "./fields";

/** Validates events in the format of the Edge API, each with an optional `user` and `time` (ISO or milliseconds). */
export function parseVisitorEvents(sent: unknown, now: number): VisitorEvent[] {
    const problems = new Problems();
    const events = Array.isArray(sent) ? sent : [];
    if (!Array.isArray(sent)) problems.add("events", "NOT_AN_ARRAY");
    const parsed = events.map((event: unknown) => parseEvent(problems, isFields(event) ? event : {}, now));
    if (problems.any) throw new InvalidRequest(problems);
    return parsed;
}

function parseEvent(problems: Problems, event: Fields, now: number): VisitorEvent {
    const { user = "visitor", time = now, type } = event;
    if (type === "IMPRESSION") {
        requireText(problems, event, "experienceShortUid");
        requireText(problems, event, "variantShortUid");
    } else if (type === "EVENT") requireText(problems, event, "eventKey");
    else problems.add("type", "NOT_VALID_ENUM");
    const at = typeof time === "string" ? Date.parse(time) : time;
    // A time in the future could make the hourly series arbitrarily long.
    if (typeof at !== "number" || !(at >= 0 && at <= now))
        problems.addText("time", "is not a time in the past");
    return { ...event, user: String(user), time: at } as VisitorEvent;
}
