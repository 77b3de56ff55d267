import { experienceVersionModel } from "../model/experienceVersion";
import { identifyVariants } from "../model/variantIdentity";
import type { ExperienceVersionInputs } from "../model/versionSchema";
import type { WireExperience, WireVersion } from "../wire";
import { declaredVersion } from "./declare";
import { obstacleToVersion, refusalOf } from "./obstacles";
import { remarkRejected, remarkUnknownFields } from "./planListed";
import type { ProgramPlanBuilder } from "./programPlan";
import { REASONS, type Remark, subjectOf } from "./remarks";
import { unknownVersionFields } from "./unknownFields";

/** Declares the live version of an experience and then the draft, which depends on the live version. */
export function planVersions(draft: ProgramPlanBuilder, experience: WireExperience): void {
    const versions = draft.content.versions.get(experience.uid) ?? [];
    const live = versions.find(({ status }) => status === "ACTIVE" || status === "PAUSED");
    const staged = versions.find(({ status }) => status === "DRAFT");
    sayArchived(draft, experience, versions);
    if (live !== undefined) planVersion(draft, experience, live, undefined);
    if (staged === undefined) return;
    if (staged.variants?.length) planVersion(draft, experience, staged, live);
    else draft.remark({ ...about(experience, [staged]), sort: "left out", reason: REASONS.emptyDraft });
}

function planVersion(
    draft: ProgramPlanBuilder,
    experience: WireExperience,
    version: WireVersion,
    live: WireVersion | undefined,
): void {
    const { copy } = draft.options;
    const inputs = declaredVersion(experience.uid, version, { identities: !copy, live });
    const declared = { kind: "ExperienceVersion" as const, inputs };
    const remark = about(experience, [version]);
    const obstacle = obstacleToVersion(inputs, version, experience);
    if (obstacle !== undefined) {
        draft.remark({ ...remark, sort: "left out", reason: REASONS.undeclarable, detail: obstacle });
        return;
    }
    const refusal = refusalOf(experienceVersionModel, inputs);
    if (copy && refusal !== undefined) {
        draft.remark({ ...remark, sort: "left out", reason: REASONS.copyRefused, detail: refusal });
        return;
    }
    if (copy && draft.undeclared(declared).length > 0) {
        draft.remark({ ...remark, sort: "left out", reason: REASONS.copyDangling });
        return;
    }
    const texts = [draft.nameOf(experience.uid)?.logical ?? "", experience.name];
    const id = `${experience.uid}/${version.uid}`;
    draft.declare(version.uid, id, texts, declared, live === undefined ? undefined : "draft");
    const beside = { ...remark, beside: version.uid };
    remarkRejected(draft, beside, refusal);
    remarkUnknownFields(draft, beside, unknownVersionFields(version));
    if (copy && live !== undefined && losesIdentity(inputs, version, live)) {
        draft.remark({ ...beside, sort: "changed", reason: REASONS.copyIdentity });
    }
    if (copy && inputs.variants.some(({ lyticsAudiences }) => lyticsAudiences?.length)) {
        draft.remark({ ...beside, sort: "to know", reason: REASONS.copyLytics });
    }
}

/** Returns whether the names and former names would give a variant of the draft another identity than it has now. */
function losesIdentity(
    { variants }: Pick<ExperienceVersionInputs, "variants">,
    draft: WireVersion,
    live: WireVersion,
): boolean {
    const known = (live.variants ?? []).flatMap(({ name, shortUid }) =>
        shortUid === undefined ? [] : [{ name, shortUid }],
    );
    const given = new Set(known.map(({ shortUid }) => shortUid));
    const { shortUids } = identifyVariants(variants, { current: [known], archived: [] });
    return (draft.variants ?? []).some(
        ({ shortUid = "" }, index) => shortUids[index] !== (given.has(shortUid) ? shortUid : undefined),
    );
}

function sayArchived(
    draft: ProgramPlanBuilder,
    experience: WireExperience,
    versions: readonly WireVersion[],
): void {
    const archived = versions.filter(({ status }) => status === "ARCHIVED");
    if (archived.length > 0) {
        draft.remark({ ...about(experience, archived), sort: "left out", reason: REASONS.archived });
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
