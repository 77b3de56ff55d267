import type { Api } from "./api";

type Json = Record<string, unknown>;

/** All that a project holds, as the API's lists give it. */
export interface ProjectContent {
    attributes: Json[];
    audiences: Json[];
    events: Json[];
    experiences: Json[];
    /** By the uid of the experience. */
    versions: Record<string, Json[]>;
}

/** Reads a whole project over plain HTTP. */
export async function readProject(api: Api): Promise<ProjectContent> {
    const [attributes, audiences, events, experiences] = await Promise.all(
        ["/attributes", "/audiences", "/events", "/experiences"].map((path) => api.get<Json[]>(path)),
    );
    const versions = (experiences ?? []).map(
        async ({ uid }) => [uid, await api.get<Json[]>(`/experiences/${uid}/versions`)] as const,
    );
    return {
        attributes: attributes ?? [],
        audiences: audiences ?? [],
        events: events ?? [],
        experiences: experiences ?? [],
        versions: Object.fromEntries(await Promise.all(versions)),
    };
}

/** How many objects people made: presets don't count. Zero after a destroy. */
export function countObjects({ attributes, audiences, events, experiences }: ProjectContent): number {
    const custom = attributes.filter((attribute) => attribute.__type !== "PRESET");
    return custom.length + audiences.length + events.length + experiences.length;
}

const AUDIT = /^(project|(created|updated|activated)(At|By|ByUserName)|firstActivatedAt|_cms)$/;

/** Since 2025 the server returns the empty list on every variant; the older recordings have none. */
const isEmptyLytics = (key: string, field: unknown): boolean =>
    key === "lyticsAudiences" && Array.isArray(field) && field.length === 0;

/**
 * The content without what differs between two projects that mean the same: every uid is replaced by the
 * name that people know the object by, lists are objects by that name; ids, audit fields and `_cms` are out.
 */
export function naturalForm(content: ProjectContent): Json {
    const names = new Map<unknown, string>();
    const keyOf = (each: Json): string => String(each.key ?? each.name);
    for (const kind of ["attributes", "audiences", "events", "experiences"] as const) {
        for (const each of content[kind]) names.set(each.uid, `${kind}/${keyOf(each)}`);
    }
    for (const [experience, versions] of Object.entries(content.versions)) {
        for (const { uid, versionNumber } of versions)
            names.set(uid, `${names.get(experience)}/${versionNumber}`);
    }
    const bare = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(bare);
        if (typeof value !== "object" || value === null) return names.get(value) ?? value;
        const fields = Object.entries(value).filter(
            ([key, field]) => key !== "uid" && !AUDIT.test(key) && !isEmptyLytics(key, field),
        );
        return Object.fromEntries(fields.map(([key, field]) => [key, bare(field)]));
    };
    const byKey = (list: Json[], strip: (each: Json) => Json = (each) => each): Json =>
        Object.fromEntries(list.map((each) => [keyOf(each), bare(strip(each))]));
    return {
        attributes: byKey(content.attributes),
        audiences: byKey(content.audiences),
        events: byKey(content.events),
        experiences: byKey(content.experiences, ({ shortUid: _, ...rest }) => rest),
        versions: Object.fromEntries(
            Object.entries(content.versions).map(([uid, list]) => [
                names.get(uid),
                Object.fromEntries(list.map((version) => [version.versionNumber, bare(version)])),
            ]),
        ),
    };
}
