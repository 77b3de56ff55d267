import { sameJson } from "../../core/common/sameJson";
import { draftOf, liveOf } from "../../core/common/versions";
import { canonicalContent, experienceVersionModel } from "../../core/model/experienceVersion";
import { contentOf, type ExperienceVersionInputs } from "../../core/model/versionSchema";
import type { WireExperience, WireVersion } from "../../core/wire";
import { declaredVersion, keepsIdentities } from "./declare";
import { obstacleToVersion, refusalOf } from "./obstacles";
import { remarkRejected, remarkUnknownFields } from "./planListed";
import type { ProgramPlanBuilder } from "./programPlan";
import { REASONS, type Remark, subjectOf } from "./remarks";
import { unknownVersionFields } from "./unknownFields";

/** Declares the live version of an experience with the draft beside it, or a draft that is alone. */
export function planVersions(plan: ProgramPlanBuilder, experience: WireExperience): void {
    const versions = plan.content.versions.get(experience.uid) ?? [];
    const live = liveOf(versions);
    const draft = draftOf(versions);
    const leaveOut = (version: WireVersion, reason: string) =>
        plan.remark({ ...about(experience, [version]), sort: "left out", reason });
    remarkArchived(plan, experience, versions);
    const own = live && declarable(plan, experience, live, undefined);
    if (draft === undefined || draft.variants === undefined || draft.variants.length === 0) {
        if (draft !== undefined) leaveOut(draft, REASONS.emptyDraft);
        if (own !== undefined) declare(plan, experience, own, undefined);
        return;
    }
    if (live !== undefined && own === undefined && !plan.options.copy) {
        leaveOut(draft, REASONS.draftBesideUndeclarable);
        return;
    }
    const staged = declarable(plan, experience, draft, own?.version);
    if (own === undefined) {
        if (staged !== undefined) declare(plan, experience, staged, undefined);
    } else if (staged !== undefined && hasSameContent(own, staged)) {
        leaveOut(draft, REASONS.draftEqualsLive);
        declare(plan, experience, own, undefined);
    } else {
        declare(plan, experience, own, staged);
    }
}

interface DeclarableVersion {
    version: WireVersion;
    inputs: Omit<ExperienceVersionInputs, "projectUid">;
    /** The failures that the version would have if it were new. */
    refusal: string | undefined;
}

/** Returns the version in the form of a declaration, or adds a remark that it is left out. */
function declarable(
    plan: ProgramPlanBuilder,
    experience: WireExperience,
    version: WireVersion,
    live: WireVersion | undefined,
): DeclarableVersion | undefined {
    const { copy } = plan.options;
    const inputs = declaredVersion(experience.uid, version, { identities: !copy, live });
    const leftOut = { ...about(experience, [version]), sort: "left out" as const };
    const obstacle = obstacleToVersion(inputs, version, experience);
    if (obstacle !== undefined) {
        plan.remark({ ...leftOut, reason: REASONS.undeclarable, detail: obstacle });
        return undefined;
    }
    const refusal = refusalOf(experienceVersionModel, inputs);
    if (copy && refusal !== undefined) {
        plan.remark({ ...leftOut, reason: REASONS.copyRefused, detail: refusal });
        return undefined;
    }
    if (copy && plan.undeclared({ kind: "ExperienceVersion", inputs }).length > 0) {
        plan.remark({ ...leftOut, reason: REASONS.copyDangling });
        return undefined;
    }
    return { version, inputs, refusal };
}

function declare(
    plan: ProgramPlanBuilder,
    experience: WireExperience,
    own: DeclarableVersion,
    staged: DeclarableVersion | undefined,
): void {
    const { uid } = own.version;
    const texts = [plan.nameOf(experience.uid)?.logical ?? "", experience.name];
    const inputs = staged === undefined ? own.inputs : { ...own.inputs, staged: contentOf(staged.inputs) };
    plan.declare(uid, `${experience.uid}/${uid}`, texts, { kind: "ExperienceVersion", inputs });
    for (const each of staged === undefined ? [own] : [own, staged]) {
        const remark = { ...about(experience, [each.version]), beside: uid };
        remarkRejected(plan, remark, each.refusal);
        remarkUnknownFields(plan, remark, unknownVersionFields(each.version));
        if (!plan.options.copy) continue;
        if (each === staged && !keepsIdentities(each.inputs.variants, each.version, own.version)) {
            plan.remark({ ...remark, sort: "changed", reason: REASONS.copyIdentity });
        }
        if (each.inputs.variants.some(({ lyticsAudiences }) => lyticsAudiences?.length)) {
            plan.remark({ ...remark, sort: "to know", reason: REASONS.copyLytics });
        }
    }
}

/** Whether `staged` would have no effect, because it means the same as the content of the resource. */
function hasSameContent(own: DeclarableVersion, staged: DeclarableVersion): boolean {
    const [ownContent, stagedContent] = [own, staged].map(({ inputs }) =>
        canonicalContent(contentOf(inputs)),
    );
    return sameJson(ownContent, stagedContent);
}

function remarkArchived(
    plan: ProgramPlanBuilder,
    experience: WireExperience,
    versions: readonly WireVersion[],
): void {
    const archived = versions.filter(({ status }) => status === "ARCHIVED");
    if (archived.length > 0) {
        plan.remark({ ...about(experience, archived), sort: "left out", reason: REASONS.archived });
    }
}

/** Describes the subject of a remark: one or several versions of an experience. */
function about(
    { uid, name }: WireExperience,
    versions: readonly WireVersion[],
): Pick<Remark, "kind" | "subject" | "beside"> & { beside: string } {
    const numbers = versions.map(({ versionNumber }) => versionNumber).sort((a, b) => a - b);
    return {
        kind: "ExperienceVersion",
        subject: `${numbers.length > 1 ? "versions" : "version"} ${numbers.join(", ")} of ${subjectOf("Experience", name)}`,
        beside: uid,
    };
}
