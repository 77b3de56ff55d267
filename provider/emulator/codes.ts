import type { Source } from "./source";

type Prefix = "personalize" | "personalization";

export interface CodeInfo {
    readonly status: 400 | 404;
    readonly source: Source;
    readonly when: string;
    /** The prefix observed on the live server, or `personalize` if the code was never observed. */
    readonly prefix: Prefix;
}

const code = (source: Source, when: string, status: 400 | 404 = 400, prefix: Prefix = "personalize") => ({
    status,
    source,
    when,
    prefix,
});

/** The business codes without their prefix. */
export const codes = {
    "PROJECTS.NOT_FOUND": code("assumed", "the project uid is well formed, but no project has it", 404),
    "PROJECTS.DUPLICATE_NAME": code("observed", "a project of the organization has that name"),
    "PROJECTS.MAX_PROJECTS_COUNT_EXCEEDED": code("assumed", "quota projects", 400, "personalization"),
    "ATTRIBUTES.NOT_FOUND": code("assumed", "no attribute has that uid", 404),
    "ATTRIBUTES.DUPLICATE_KEY": code("assumed", "an attribute of the project has that key"),
    "ATTRIBUTES.CANNOT_CHANGE_KEY": code("assumed", "PUT with another key (switch keyChange)"),
    "ATTRIBUTES.ATTRIBUTE_REFERRED": code("assumed", "deletion of an attribute that an audience uses"),
    "ATTRIBUTES.MAX_ATTRIBUTES_COUNT_EXCEEDED": code("observed", "quota attributes", 400, "personalization"),
    "AUDIENCES.NOT_FOUND": code("assumed", "no audience has that uid", 404),
    "AUDIENCES.DUPLICATE_NAME": code("assumed", "an audience of the project has that name"),
    "AUDIENCES.RULE_COUNT_EXCEEDED": code("documented", "quota rulesPerAudience"),
    "AUDIENCES.REFERRED_ATTRIBUTE_DOES_NOT_EXIST": code(
        "assumed",
        "a rule on an attribute that is not there",
    ),
    "AUDIENCES.AUDIENCE_REFERRED": code("assumed", "deletion of an audience that an experience uses"),
    "AUDIENCES.MAX_AUDIENCES_COUNT_EXCEEDED": code("observed", "quota audiences", 400, "personalization"),
    "EVENTS.NOT_FOUND": code("assumed", "no event has that uid", 404),
    "EVENTS.DUPLICATE_KEY": code("assumed", "an event of the project has that key"),
    "EVENTS.CANNOT_CHANGE_KEY": code("assumed", "PUT with another key (switch keyChange)"),
    "EVENTS.EVENT_REFERRED": code("assumed", "deletion of an event that is a metric"),
    "EVENTS.MAX_EVENTS_COUNT_EXCEEDED": code("observed", "quota events", 400, "personalization"),
    "EXPERIENCES.NOT_FOUND": code("assumed", "no experience has that uid", 404),
    "EXPERIENCES.DUPLICATE_NAME": code("assumed", "an experience of the project has that name"),
    "EXPERIENCES.CANNOT_CHANGE_TYPE": code("assumed", "PUT with another `__type`"),
    "EXPERIENCES.MAX_EXPERIENCES_COUNT_EXCEEDED": code(
        "observed",
        "quota experiences",
        400,
        "personalization",
    ),
    "EXPERIENCES.VERSIONS.NOT_FOUND": code("assumed", "no version of the experience has that uid", 404),
    "EXPERIENCES.VERSIONS.CANNOT_CREATE_VERSION_AS_DRAFT_ALREADY_EXISTS": code(
        "observed",
        "POST of a version while a DRAFT exists",
    ),
    "EXPERIENCES.VERSIONS.CANNOT_UPDATE_LOCKED_VERSION": code(
        "observed",
        "PUT of what can no longer be edited",
    ),
    "EXPERIENCES.VERSIONS.CANNOT_MARK_VERSION_AS_DRAFT": code("observed", "PUT ACTIVE or PAUSED → DRAFT"),
    "EXPERIENCES.VERSIONS.CANNOT_DELETE_ONLY_DRAFT": code("observed", "deletion of the only version"),
    "EXPERIENCES.VERSIONS.CANNOT_DELETE_NON_DRAFT_VERSION": code(
        "assumed",
        "deletion of an ACTIVE, PAUSED or ARCHIVED version (that it fails is documented, the code is not)",
    ),
    "EXPERIENCES.VERSIONS.MAX_VARIANTS_COUNT_EXCEEDED": code("assumed", "quota variantsPerExperience"),
    "EXPERIENCES_PRIORITY.MISSING_EXPERIENCES": code("observed", "an order without every experience"),
    "EXPERIENCES_PRIORITY.UNKNOWN_EXPERIENCES": code("assumed", "an order with a uid that is no experience"),
    "EXPERIENCES_PRIORITY.DUPLICATE_EXPERIENCES": code("assumed", "an order with a uid twice"),
    "ANALYTICS.SUMMARY_NOT_FOUND": code("observed", "summary of a version that was never ACTIVE", 404),
    "ANALYTICS.TIME_SERIES_ANALYTICS_NOT_FOUND": code(
        "observed",
        "time series of a version that was never ACTIVE",
        404,
    ),
    "MANIFEST.PROJECT_UID_HEADER_NOT_SET": code("assumed", "Edge API: no `x-project-uid`"),
    "MANIFEST.PROJECT_NOT_FOUND": code("observed", "Edge API: no project has that uid", 404),
    "MANIFEST.INVALID_LIVE_ATTRIBUTES": code("assumed", "Edge API: `x-live-attributes` is not a JSON object"),
    "MANIFEST.TAGS_COUNT_EXCEEDED": code("assumed", "Edge API: more than 10 tags"),
    "USER_ATTRIBUTES.PROJECT_UID_HEADER_NOT_SET": code("documented", "Edge API: no `x-project-uid`"),
    "USER_ATTRIBUTES.PROJECT_NOT_FOUND": code("assumed", "Edge API: no project has that uid", 404),
    "USER_ATTRIBUTES.INVALID_REQUEST_BODY": code(
        "assumed",
        "Edge API: the body is not an object, or a merge lacks one of both uids",
    ),
    "EVENTS.PROJECT_UID_HEADER_NOT_SET": code("assumed", "Edge API: no `x-project-uid`"),
    "EVENTS.PROJECT_NOT_FOUND": code("assumed", "Edge API: no project has that uid", 404),
    "EVENTS.USER_UID_HEADER_NOT_SET": code("assumed", "Edge API: events without `x-cs-personalize-user-uid`"),
    "EVENTS.INVALID_REQUEST_BODY": code(
        "assumed",
        "Edge API: the body is not a list of impressions and events",
    ),
} as const satisfies Record<string, CodeInfo>;

export type Code = keyof typeof codes;
