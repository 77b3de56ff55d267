import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import type { VisitorEvent } from "../state/feed";
import { type Fields, isFields, requireText } from "./fields";

/** Events as the edge takes them, each with an optional `user` and an optional `time` (ISO or milliseconds). */
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
    // What has not happened yet would make the hourly series as long as one likes.
    if (typeof at !== "number" || !(at >= 0 && at <= now)) problems.say("time", "is not a time in the past");
    return { ...event, user: String(user), time: at } as VisitorEvent;
}
