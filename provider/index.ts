/**
 * Declare and read Contentstack Personalize projects with Pulumi.
 *
 * @packageDocumentation
 */
export {
    ApiError,
    BadRequestError,
    type ChangedIdentity,
    ChangedIdentityError,
    ConfigurationError,
    DeadlineError,
    DraftExistsError,
    DuplicateError,
    ForbiddenError,
    LockedVersionError,
    LostAnswerError,
    MissingExperiencesError,
    NotFoundError,
    OnlyDraftError,
    PersonalizeError,
    QuotaExceededError,
    RateLimitedError,
    ReferencedError,
    RefusedError,
    ServerError,
    UnauthorizedError,
    UnexpectedAnswerError,
    UnreachableError,
    ValidationError,
    WrongResponseError,
} from "./errors";
export * from "./reads";
export { Attribute, type AttributeArgs } from "./resources/attribute";
export { Audience, type AudienceArgs } from "./resources/audience";
export { Event, type EventArgs } from "./resources/event";
export { Experience, type ExperienceArgs } from "./resources/experience";
export { ExperiencesPriority, type ExperiencesPriorityArgs } from "./resources/experiencesPriority";
export { ExperienceVersion, type RecordedVariant, type VariantIdentity } from "./resources/experienceVersion";
export type * from "./resources/experienceVersionArgs";
export type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./resources/personalizeResource";
export type { Reference, References } from "./resources/reference";
export * as rules from "./rules/builder";
