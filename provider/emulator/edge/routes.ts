import { randomUUID } from "node:crypto";
import { describeIgnored } from "../../evaluation/ignored";
import { type Answer, RuleViolation } from "../refusal";
import { feedAnalytics, type VisitorEvent } from "../state/feed";
import { type Fields, isFields } from "../validations/fields";
import { type EdgeCall, type EdgeRoute, headerOf, USER_HEADER } from "./call";
import { visitorOf } from "./visitor";
import { mergeAttributes, storeAttributes } from "./visitors";

export const edgeRoutes: readonly EdgeRoute[] = [
    {
        method: "GET",
        path: "/edge/manifest",
        operation: "getManifest",
        area: "MANIFEST",
        about: "the variant of each experience for a visitor",
        handle: getManifest,
    },
    {
        method: "PATCH",
        path: "/edge/user-attributes",
        operation: "setUserAttributes",
        area: "USER_ATTRIBUTES",
        about: "stores attributes of a visitor",
        handle: setUserAttributes,
    },
    {
        method: "POST",
        path: "/edge/user-attributes/actions/merge",
        operation: "mergeUserAttributes",
        area: "USER_ATTRIBUTES",
        about: "gives a visitor the attributes of another one",
        handle: mergeUserAttributes,
    },
    {
        method: "POST",
        path: "/edge/events",
        operation: "recordEvents",
        area: "EVENTS",
        about: "counts impressions and events",
        handle: recordEvents,
    },
];

function getManifest(call: EdgeCall): Answer {
    const evaluator = call.edge.published(call.project);
    if (!evaluator) throw new RuleViolation("MANIFEST.PROJECT_NOT_FOUND");
    const uid = headerOf(call.headers, USER_HEADER) ?? randomUUID();
    const visitor = visitorOf(call, uid);
    const keys = [...call.project.attributes.values()].flatMap(({ key }) => key ?? []);
    for (const sentence of describeIgnored(visitor, keys)) call.ignore(sentence);
    return { status: 200, body: evaluator.manifest(visitor), headers: { [USER_HEADER]: uid } };
}

function setUserAttributes({ project, headers, body, ignore }: EdgeCall): Answer {
    if (!isFields(body)) throw new RuleViolation("USER_ATTRIBUTES.INVALID_REQUEST_BODY");
    const uid = headerOf(headers, USER_HEADER);
    if (uid === undefined) ignore(`Without the header ${USER_HEADER} the attributes belong to nobody.`);
    else storeAttributes(project, uid, body, ignore);
    return text("User Attributes added successfully");
}

function mergeUserAttributes({ project, body }: EdgeCall): Answer {
    const { sourceUserUid, targetUserUid } = isFields(body) ? body : ({} as Fields);
    if (!isName(sourceUserUid) || !isName(targetUserUid))
        throw new RuleViolation("USER_ATTRIBUTES.INVALID_REQUEST_BODY");
    mergeAttributes(project, sourceUserUid, targetUserUid);
    return text("User Attributes merged successfully");
}

const isName = (value: unknown): value is string => typeof value === "string" && value !== "";

/** The status of the writes is an assumption, and so is that of events. The official SDK ignores both. */
const text = (body: string): Answer => ({
    status: 200,
    body,
    headers: { "content-type": "text/plain; charset=utf-8" },
});
const ACCEPTED: Answer = { status: 202, headers: { "content-length": "0" } };

function recordEvents({ project, headers, body, edge, ignore }: EdgeCall): Answer {
    const user = headerOf(headers, USER_HEADER);
    if (user === undefined) throw new RuleViolation("EVENTS.USER_UID_HEADER_NOT_SET");
    if (!Array.isArray(body)) throw new RuleViolation("EVENTS.INVALID_REQUEST_BODY");
    const events = body.map((event) => ({ ...eventOf(event), user, time: edge.now() }));
    for (const sentence of unknownIn(project, events)) ignore(sentence);
    feedAnalytics(project, events);
    return ACCEPTED;
}

type Sent = VisitorEvent extends infer Each
    ? Each extends VisitorEvent
        ? Omit<Each, "user" | "time">
        : never
    : never;

function eventOf(event: unknown): Sent {
    const { type, experienceShortUid, variantShortUid, eventKey } = isFields(event) ? event : ({} as Fields);
    if (type === "EVENT" && typeof eventKey === "string") return { type, eventKey };
    if (
        type === "IMPRESSION" &&
        typeof experienceShortUid === "string" &&
        typeof variantShortUid === "string"
    )
        return { type, experienceShortUid, variantShortUid };
    throw new RuleViolation("EVENTS.INVALID_REQUEST_BODY");
}

/** One sentence for each event that is accepted, but that nothing counts. */
function unknownIn(project: EdgeCall["project"], events: readonly VisitorEvent[]): string[] {
    const experiences = [...project.experiences.values()];
    const sentences = events.flatMap((event) => {
        if (event.type === "EVENT") {
            const known = [...project.events.values()].some(({ key }) => key === event.eventKey);
            return known ? [] : [`The project has no event with the key ${JSON.stringify(event.eventKey)}.`];
        }
        const { experienceShortUid, variantShortUid } = event;
        const experience = experiences.find(({ wire }) => wire.shortUid === experienceShortUid);
        const active = [...(experience?.versions.values() ?? [])].find(({ status }) => status === "ACTIVE");
        const known = active?.variants?.some(({ shortUid }) => shortUid === variantShortUid);
        const alias = JSON.stringify(`${experienceShortUid}_${variantShortUid}`);
        return known ? [] : [`No active experience has the variant ${alias}.`];
    });
    return [...new Set(sentences)];
}
