import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type {
    About,
    AttributeView,
    AudienceView,
    EventView,
    ExperienceView,
    ProjectView,
    VersionView,
} from "../server/view";

/** The project with its objects by uid. */
export interface Project extends ProjectView {
    readonly about: About;
    /** Grows when analytics may have changed. */
    readonly analyticsVersion: unknown;
    /** Grows with each change. */
    readonly changes: number;
    readonly experience: ReadonlyMap<string, ExperienceView>;
    readonly audience: ReadonlyMap<string, AudienceView>;
    readonly attribute: ReadonlyMap<string, AttributeView>;
    readonly event: ReadonlyMap<string, EventView>;
}

export const ProjectContext = createContext<Project | undefined>(undefined);

/** The project of the page. Only the views, which need a project, may call it. */
export function useProject(): Project {
    const project = useContext(ProjectContext);
    if (!project) throw new Error("There is no project.");
    return project;
}

const byUid = <T extends { uid: string }>(list: readonly T[]): Map<string, T> =>
    new Map(list.map((each) => [each.uid, each]));

export type ProjectIndex = Omit<Project, "about" | "analyticsVersion" | "changes">;

export function useProjectIndex(project: ProjectView | undefined): ProjectIndex | undefined {
    return useMemo(
        () =>
            project && {
                ...project,
                experience: byUid(project.experiences),
                audience: byUid(project.audiences),
                attribute: byUid(project.attributes),
                event: byUid(project.events),
            },
        [project],
    );
}

/** The version that visitors see, or saw until it was paused. */
export const liveOf = ({ versions }: ExperienceView): VersionView | undefined =>
    versions.find(({ status }) => status === "ACTIVE" || status === "PAUSED");

export const draftOf = ({ versions }: ExperienceView): VersionView | undefined =>
    versions.find(({ status }) => status === "DRAFT");

/** A variant keeps its colour in all versions of the experience. */
export function colorsOf({ versions }: ExperienceView): ReadonlyMap<string, number> {
    const shortUids = versions
        .toReversed()
        .flatMap(({ variants }) => variants.map(({ shortUid }) => shortUid));
    return new Map([...new Set(shortUids)].map((shortUid, index) => [shortUid, index % 8]));
}
