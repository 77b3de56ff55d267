import { isIP } from "node:net";
import type { Visitor } from "../../evaluation";
import { RuleViolation } from "../refusal";
import { type EdgeCall, headerOf } from "./call";

/** The documented maximum of tags in one request. */
const MAX_TAGS = 10;

/** Returns the visitor of a request for the manifest, as its headers describe it. */
export function visitorOf(call: EdgeCall, uid: string): Visitor {
    const { headers, project, edge, query } = call;
    const stored = project.visitors.get(uid);
    const tags = query.getAll("tags[]");
    if (tags.length > MAX_TAGS) throw new RuleViolation("MANIFEST.TAGS_COUNT_EXCEEDED");
    return {
        uid,
        attributes: stored?.attributes,
        forced: stored?.forced,
        liveAttributes: liveAttributesOf(call),
        pageUrl: headerOf(headers, "x-page-url"),
        referrer: headers.referer,
        userAgent: headers["user-agent"],
        ...locationOf(call),
        time: edge.now(),
        tags,
    };
}

function liveAttributesOf({ headers }: EdgeCall): Record<string, unknown> | undefined {
    const text = headerOf(headers, "x-live-attributes");
    if (text === undefined) return undefined;
    const value = parsed(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
        return value as Record<string, unknown>;
    throw new RuleViolation("MANIFEST.INVALID_LIVE_ATTRIBUTES");
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function locationOf({ headers, address, edge, ignore }: EdgeCall) {
    // A proxy appends itself to the list, so the visitor is the first.
    const [first] = headerOf(headers, "x-forwarded-for")?.split(",") ?? [address];
    const ip = first?.trim().replace(/^::ffff:(?=\d+\.)/, "") ?? "";
    if (isIP(ip) !== 0) return edge.locations.of(ip);
    if (first !== undefined) ignore(`x-forwarded-for is ${JSON.stringify(first)}, which is no IP address.`);
    return undefined;
}
