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
} from "./core/errors";
export * from "./program/reads";
export { Attribute, type AttributeArgs } from "./program/resources/attribute";
export { Audience, type AudienceArgs } from "./program/resources/audience";
export { Event, type EventArgs } from "./program/resources/event";
export { Experience, type ExperienceArgs } from "./program/resources/experience";
export { ExperiencesPriority, type ExperiencesPriorityArgs } from "./program/resources/experiencesPriority";
export {
    ExperienceVersion,
    type RecordedVariant,
    type VariantIdentity,
} from "./program/resources/experienceVersion";
export type * from "./program/resources/experienceVersionArgs";
export type {
    PersonalizeResource,
    PersonalizeResourceArgs,
    PersonalizeResourceOptions,
    PersonalizeResourceState,
} from "./program/resources/personalizeResource";
export type { Reference, References } from "./program/resources/reference";
export * as rules from "./program/rules";
