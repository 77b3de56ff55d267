import { sameJson } from "../../core/common/sameJson";
import { containsUnknown, isUnknown } from "../../core/common/unknown";
import { experienceVersionModel } from "../../core/model/experienceVersion";
import type { ExperienceVersionInputs } from "../../core/model/versionSchema";
import type { WireVersion } from "../../core/wire";
import { fillUnknownsFromLive } from "../shared/fillUnknownsFromLive";
import { notify } from "../shared/notices";
import type { Props } from "../shared/props";
import type { Session } from "../shared/session";
import { listVersions, planFrom } from "./currentVersions";
import { newVariantsNotStaged, planNotices } from "./planNotices";
import { type ReconcileRequest, reconcileRequestFor } from "./reconcileRequest";
import { identifyPlan } from "./resolveIdentities";
import { hasKnownIdentity, recordedVersions } from "./versionRecord";

type Inputs = ExperienceVersionInputs;

/**
 * Whether the preview of a change reads the versions. It needs them where a draft goes live or is staged. A plain change
 * of a live version is planned with what the resource has recorded.
 */
export function needsVersions(olds: Inputs, news: Inputs): boolean {
    if (olds.projectUid !== news.projectUid || olds.experience !== news.experience) {
        return false;
    }
    const stages = olds.staged !== undefined || news.staged !== undefined;
    return (olds.status === "DRAFT" && news.status === "ACTIVE") || (stages && !isSame(olds, news));
}

function isSame(olds: Inputs, news: Inputs): boolean {
    const { canonical } = experienceVersionModel;
    return !containsUnknown(news) && sameJson(canonical(olds), canonical(news));
}

/** Shows what a change does, or why the update will fail unless the versions change before. */
export async function previewUpdate(session: Session, id: string, olds: Props, news: Inputs): Promise<void> {
    const before = olds as unknown as Inputs;
    const versions = needsVersions(before, news)
        ? await listVersions(session, news.projectUid, news.experience, "cached")
        : recordedVersions(id, olds);
    if (versions === undefined || isUnknown(news.status)) {
        return;
    }
    const known = fillUnknownsFromLive(experienceVersionModel, news, before);
    const request = reconcileRequestFor(session, { ...known, projectUid: news.projectUid }, id, olds);
    const refusal = previewPlan(request, versions, news);
    if (refusal !== undefined) {
        notify(`${request.subject}: this update will fail unless the versions change before: ${refusal}`);
    }
}

/**
 * Shows what a plan does to visitors, content and analytics.
 *
 * @param declared the declaration with its unknown values, which the request has filled from what is recorded
 * @returns the reason why a write will fail, if any
 */
export function previewPlan(
    request: ReconcileRequest,
    versions: readonly WireVersion[],
    declared: Inputs,
): string | undefined {
    const { subject, owned } = request;
    const plan = planFrom(versions, request, owned);
    if ("refusal" in plan) {
        return plan.refusal;
    }
    const { content, staged } = request;
    const { version, notices, refusal } = identifyPlan(
        {
            ...request,
            content: hasKnownIdentity(declared.variants) ? content : undefined,
            staged: hasKnownIdentity(declared.staged?.variants) ? staged : undefined,
        },
        plan,
        versions,
    );
    if (refusal !== undefined) {
        return refusal;
    }
    plan.notices.map((notice) => `${subject}: ${notice}`).forEach(notify);
    planNotices(request, plan, versions, declared).forEach(notify);
    notices.forEach(notify);
    if (version !== undefined) {
        newVariantsNotStaged(subject, declared, version.shortUids).forEach(notify);
    }
    return undefined;
}
