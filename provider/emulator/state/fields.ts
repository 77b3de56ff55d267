import type { Settings } from "../settings";

interface Fields {
    /** The fields that a client can set. */
    readonly writable: readonly string[];
    /**
     * The fields that only the server sets. Values in a request are ignored, because official clients send them back.
     */
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

/**
 * Returns the part of a body that is stored: all fields except the server's, or only known fields. A switch decides.
 */
export function written(settings: Settings, kind: Kind, body: object): Record<string, unknown> {
    const { writable, server }: Fields = fields[kind];
    const keep =
        settings.switches.unknownFields === "kept"
            ? (field: string) => !server.includes(field)
            : (field: string) => writable.includes(field);
    // The API's framework treats a null optional field as absent.
    return only(body, (field, value) => keep(field) && value !== null);
}

/**
 * Returns the fields that a PUT keeps: the server's fields and, depending on a switch, the fields that the body
 * omits.
 */
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
