import type { WireVersion } from "../../core/wire";
import type { ProjectCall } from "../call";

/** Returns the unique audience uids of a version in order of appearance, those of its variants first. */
export function audiencesOf(version: WireVersion): string[] {
    const ofVariants = (version.variants ?? []).flatMap((variant) =>
        variant.__type === "SegmentedVariant" ? variant.audiences : [],
    );
    return [...new Set([...ofVariants, ...(version.targeting?.audience?.audiences ?? [])])];
}

export function lyticsAudiencesOf(version: WireVersion): string[] {
    const all = (version.variants ?? []).flatMap((variant) =>
        variant.__type === "SegmentedVariant" ? (variant.lyticsAudiences ?? []) : [],
    );
    return [...new Set(all)];
}

export const eventsOf = (version: WireVersion): string[] => [
    ...new Set((version.metrics ?? []).map(({ event }) => event)),
];

/** Yields the versions whose references prevent a deletion. */
export function* referringVersions({ host, project }: Pick<ProjectCall, "host" | "project">) {
    const archivedToo = host.settings.switches.archivedReferences === "block";
    for (const experience of project.experiences.values()) {
        for (const version of experience.versions.values()) {
            if (archivedToo || version.status !== "ARCHIVED") yield version;
        }
    }
}
