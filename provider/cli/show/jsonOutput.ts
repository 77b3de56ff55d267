import { draftOf, liveOf } from "../../core/common/versions";
import type { ProjectContent } from "../../core/project/content";
import { attributeResult } from "../../core/results/attribute";
import { audienceResult } from "../../core/results/audience";
import { eventResult } from "../../core/results/event";
import { experienceResult } from "../../core/results/experience";
import { experienceVersionResult } from "../../core/results/experienceVersion";
import { describeDefinition } from "../../core/rules/describeDefinition";
import { inOrder, namesOf } from "./names";

/** A project as JSON: what the read functions answer, experiences by priority with their live version and draft. */
export function jsonOutput(content: ProjectContent): object {
    const { attributes } = namesOf(content);
    return {
        projectUid: content.projectUid,
        experiences: inOrder(content).map((experience) => {
            const versions = content.versions.get(experience.uid) ?? [];
            const [live, draft] = [liveOf(versions), draftOf(versions)];
            return {
                ...experienceResult(experience),
                live: live && experienceVersionResult(live, experience),
                draft: draft && experienceVersionResult(draft, experience),
                archivedVersions: versions.filter(({ status }) => status === "ARCHIVED").length,
            };
        }),
        audiences: [...content.audiences, ...content.lyticsAudiences].map((audience) => ({
            ...audienceResult(audience),
            rules:
                audience.definition && describeDefinition(audience.definition, (uid) => attributes.get(uid)),
        })),
        attributes: content.attributes.map(attributeResult),
        events: content.events.map(eventResult),
    };
}
