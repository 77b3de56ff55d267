import type { ProjectContent } from "../core/project/content";
import type { EvaluatedProject } from ".";

/** The content of a project, as the evaluation expects it. */
export function evaluatedProject(content: ProjectContent): EvaluatedProject {
    const { attributes, audiences, lyticsAudiences, experiences, versions, order } = content;
    return {
        attributes,
        audiences: [...audiences, ...lyticsAudiences],
        experiences,
        versions: Object.fromEntries(versions),
        priorityOrder: order,
    };
}
