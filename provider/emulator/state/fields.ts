import type { Settings } from "../settings";

interface Fields {
    /** What a client may set. */
    readonly writable: readonly string[];
    /** What the server alone sets; a client's value for it is ignored, as official clients send it along. */
    readonly server: readonly string[];
}

const audit = [
    "uid",
    "project",
    "createdBy",
    "updatedBy",
    "createdAt",
    "updatedAt",
    "createdByUserName",
    "updatedByUserName",
];

export const fields = {
    project: {
        writable: ["name", "description", "connectedStackApiKey"],
        server: [...audit, "organizationUid", "audienceCount", "activeExperienceCount"],
    },
    attribute: { writable: ["name", "key", "description"], server: [...audit, "__type"] },
    audience: {
        writable: ["name", "description", "definition"],
        server: [...audit, "referredAttributes", "source", "slug"],
    },
    event: { writable: ["key", "description"], server: audit },
    experience: {
        writable: ["name", "description", "tags"],
        server: [
            ...audit,
            "__type",
            "shortUid",
            "status",
            "hasDraft",
            "latestVersion",
            "referredAudiences",
            "referredLyticsAudiences",
            "referredEvents",
            "priority",
            "activatedAt",
            "activatedBy",
            "activatedByUserName",
            "_cms",
        ],
    },
    version: {
        writable: ["variants", "variantSplit", "metrics", "targeting"],
        server: [...audit, "status", "experienceUid", "versionNumber", "firstActivatedAt"],
    },
} as const satisfies Record<string, Fields>;

export type Kind = keyof typeof fields;

/** What of a body is written: all but the server's own fields, or the known fields alone, as the switch says. */
export function written(settings: Settings, kind: Kind, body: object): Record<string, unknown> {
    const { writable, server }: Fields = fields[kind];
    const keep =
        settings.switches.unknownFields === "kept"
            ? (field: string) => !server.includes(field)
            : (field: string) => writable.includes(field);
    // An optional field that is null is one that was left out, to the framework that the API is built on.
    return only(body, (field, value) => keep(field) && value !== null);
}

/** What of an object outlives a PUT: the server's own fields, and by switch what the body leaves out. */
export function surviving(settings: Settings, kind: Kind, old: object): Record<string, unknown> {
    if (settings.switches.omittedFields === "kept") return { ...old };
    const { server }: Fields = fields[kind];
    return only(old, (field) => server.includes(field));
}

export function defaultDescription(settings: Settings): { description?: string } {
    return settings.switches.absentDescription === "empty" ? { description: "" } : {};
}

function only(object: object, keep: (field: string, value: unknown) => boolean): Record<string, unknown> {
    return Object.fromEntries(Object.entries(object).filter(([field, value]) => keep(field, value)));
}
