import type { WireAttribute, WireAudience, WireExperience, WireVersion } from "../core/wire";

/** A project as the reads of the Management API return it. */
export interface EvaluatedProject {
    readonly attributes: readonly WireAttribute[];
    /** Including those from Lytics (`includeLyticsAudiences=true`), if the rules refer to them. */
    readonly audiences: readonly WireAudience[];
    readonly experiences: readonly WireExperience[];
    /** The versions of each experience, by its uid. */
    readonly versions: Readonly<Record<string, readonly WireVersion[]>>;
    /** The uids of the experiences, the highest priority first. */
    readonly priorityOrder: readonly string[];
}

/** The experiences in the order of priority. Those without a place in it come last, in their order. */
export function byPriority({ experiences, priorityOrder }: EvaluatedProject): WireExperience[] {
    const places = new Map(priorityOrder.map((uid, place) => [uid, place]));
    const placeOf = ({ uid }: WireExperience) => places.get(uid) ?? priorityOrder.length;
    return [...experiences].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The project as it will be when every draft is active. */
export const withDrafts = (project: EvaluatedProject): EvaluatedProject => ({
    ...project,
    versions: Object.fromEntries(
        Object.entries(project.versions).map(([uid, versions]) => {
            const draft = versions.find(
                ({ status, variants }) => status === "DRAFT" && (variants ?? []).length > 0,
            );
            return [uid, draft === undefined ? versions : [{ ...draft, status: "ACTIVE" as const }]];
        }),
    ),
});
