import { attributeModel } from "../../core/model/attribute";
import { audienceModel } from "../../core/model/audience";
import { eventModel } from "../../core/model/event";
import { experienceModel } from "../../core/model/experience";
import type { ProjectContent, Section } from "../../core/project/content";
import { exportedFormat } from "./exportedFormat";
import { planListed } from "./planListed";
import { planVersions } from "./planVersions";
import { type PlanOptions, type ProgramPlan, ProgramPlanBuilder } from "./programPlan";
import { REASONS, subjectOf } from "./remarks";

/**
 * Plans the declarations in the order of their dependencies, and the remarks on everything else. The function is
 * pure, so the same project always gives the same plan.
 */
export function planProgram(
    found: ProjectContent,
    sections: ReadonlySet<Section>,
    options: PlanOptions,
): ProgramPlan {
    const { content, remarks } = options.copy ? exportedFormat(found) : { content: found, remarks: [] };
    const draft = new ProgramPlanBuilder(content, options);
    if (sections.has("attributes"))
        planListed(draft, attributeModel, content.attributes, (wire) => [wire.key ?? "", wire.name]);
    if (sections.has("events")) planListed(draft, eventModel, content.events, (wire) => [wire.key]);
    if (sections.has("audiences")) {
        planListed(draft, audienceModel, content.audiences, (wire) => [wire.name]);
        for (const { uid, name } of content.lyticsAudiences) {
            const subject = `${subjectOf("Audience", name)} (${uid})`;
            draft.remark({ sort: "left out", kind: "Audience", subject, reason: REASONS.lytics });
        }
    }
    if (sections.has("experiences"))
        planListed(draft, experienceModel, content.experiences, (wire) => [wire.name]);
    if (sections.has("versions")) {
        for (const experience of content.experiences) planVersions(draft, experience);
    }
    if (sections.has("priority")) planPriority(draft);
    const concerned = remarks.filter(
        ({ kind, sort, beside }) =>
            sections.has(SECTION_OF[kind]) && (sort !== "changed" || draft.isDeclared(beside ?? "")),
    );
    return { content, options, declarations: draft.declarations, remarks: [...concerned, ...draft.remarks] };
}

const SECTION_OF = {
    Attribute: "attributes",
    Event: "events",
    Audience: "audiences",
    Experience: "experiences",
    ExperienceVersion: "versions",
    ExperiencesPriority: "priority",
} as const;

/** The order can contain deleted experiences, and lack those that were created while it was read. */
function planPriority(draft: ProgramPlanBuilder): void {
    const { content, options } = draft;
    const known = new Set(content.experiences.map(({ uid }) => uid));
    const order = content.order.filter((uid) => known.has(uid) && (!options.copy || draft.isDeclared(uid)));
    if (order.length > 0) {
        draft.declare(content.projectUid, content.projectUid, ["order"], {
            kind: "ExperiencesPriority",
            inputs: { order },
        });
    }
}
