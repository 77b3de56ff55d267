/** Functions that read a project without managing it, for programs and scripts. */

export type {
    GetAnalyticsSummaryResult,
    GetAnalyticsTimeSeriesResult,
    VariantSummary,
} from "../../core/results/analytics";
export type { GetAttributeResult } from "../../core/results/attribute";
export type { GetEventResult } from "../../core/results/event";
export type { GetExperienceResult } from "../../core/results/experience";
export type { GetExperienceVersionResult, GetVariantResult } from "../../core/results/experienceVersion";
export type { GetPlaceResult } from "../../core/results/place";
export type { GetProjectResult } from "../../core/results/project";
export type { GetVariantGroupResult } from "../../core/results/variantGroup";
export {
    type GetAnalyticsArgs,
    type GetAnalyticsOutputArgs,
    getAnalyticsSummary,
    getAnalyticsSummaryOutput,
    getAnalyticsTimeSeries,
    getAnalyticsTimeSeriesOutput,
    type OfVersionArgs,
} from "./analytics";
export type { MaybeOutput, ReadArgs } from "./arguments";
export {
    type GetAttributeArgs,
    getAttribute,
    getAttributeOutput,
    getAttributes,
    getAttributesOutput,
} from "./attribute";
export {
    type GetAudienceArgs,
    type GetAudienceResult,
    type GetAudiencesArgs,
    getAudience,
    getAudienceOutput,
    getAudiences,
    getAudiencesOutput,
} from "./audience";
export { type GetEventArgs, getEvent, getEventOutput, getEvents, getEventsOutput } from "./event";
export {
    type GetExperienceArgs,
    getExperience,
    getExperienceOutput,
    getExperiences,
    getExperiencesOutput,
} from "./experience";
export {
    type GetExperiencesPriorityResult,
    getExperiencesPriority,
    getExperiencesPriorityOutput,
} from "./experiencesPriority";
export {
    getExperienceVersions,
    getExperienceVersionsOutput,
    type OfExperienceArgs,
    type OfExperienceOutputArgs,
} from "./experienceVersion";
export {
    getCities,
    getCitiesOutput,
    getCountries,
    getCountriesOutput,
    getRegions,
    getRegionsOutput,
    type Places,
} from "./geolocation";
export { LookupError } from "./lookup";
export {
    type GetProjectArgs,
    getProject,
    getProjectOutput,
    getProjects,
    getProjectsOutput,
} from "./project";
export {
    type GetVariantGroupArgs,
    type GetVariantGroupOutputArgs,
    getVariantGroup,
    getVariantGroupOutput,
    type WaitArgs,
} from "./variantGroup";
