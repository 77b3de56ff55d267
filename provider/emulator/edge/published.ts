import { createEvaluator, type EvaluatedProject, type Evaluator } from "../../evaluation";
import type { Clock } from "../clock";
import type { Settings } from "../settings";
import type { Project } from "../state/world";

/** All projects at one time, by uid. */
interface Revision {
    readonly at: number;
    readonly contents: ReadonlyMap<string, EvaluatedProject>;
    readonly evaluators: Map<string, Evaluator>;
}

/** What is published of the projects: their present content, or that of some time ago if publications are delayed. */
export class Published {
    /** The oldest first. Without a delay there is at most one, which is made when it is needed. */
    private revisions: Revision[] = [];
    private assumptions: Settings["assumptions"] | undefined;

    constructor(
        private readonly projects: () => ReadonlyMap<string, Project>,
        private readonly settings: () => Settings,
        private readonly clock: Clock,
    ) {}

    /** Call after each change of a project. */
    changed(): void {
        if (this.settings().publicationDelayMs === 0) this.revisions = [];
        else this.revisions = [...this.revisions, this.revision()];
    }

    /** Publishes everything at once, after a start or a change of the settings. */
    restart(): void {
        this.revisions = [];
        if (this.settings().publicationDelayMs > 0) this.revisions = [{ ...this.revision(), at: 0 }];
    }

    evaluator({ wire: { uid } }: Project): Evaluator | undefined {
        const { publicationDelayMs, assumptions } = this.settings();
        if (this.revisions.length === 0) this.revisions = [this.revision()];
        if (publicationDelayMs > 0) this.forget(this.clock() - publicationDelayMs);
        if (assumptions !== this.assumptions) {
            this.assumptions = assumptions;
            for (const { evaluators } of this.revisions) evaluators.clear();
        }
        const { contents, evaluators } = this.revisions[0]!;
        const known = evaluators.get(uid);
        const project = contents.get(uid);
        if (known || !project) return known;
        const made = createEvaluator(project, assumptions);
        evaluators.set(uid, made);
        return made;
    }

    /** Drops the revisions that a later one has replaced by that time. */
    private forget(time: number): void {
        const newest = this.revisions.findLastIndex(({ at }) => at <= time);
        if (newest > 0) this.revisions = this.revisions.slice(newest);
    }

    private revision(): Revision {
        const contents = new Map([...this.projects()].map(([uid, project]) => [uid, contentsOf(project)]));
        return { at: this.clock(), contents, evaluators: new Map() };
    }
}

function contentsOf(project: Project): EvaluatedProject {
    const experiences = [...project.experiences.values()];
    return {
        attributes: [...project.attributes.values()],
        audiences: [...project.audiences.values(), ...project.lyticsAudiences.values()],
        experiences: experiences.map(({ wire }) => wire),
        versions: Object.fromEntries(
            experiences.map(({ wire, versions }) => [wire.uid, [...versions.values()].reverse()]),
        ),
        priorityOrder: project.priorityOrder,
    };
}
