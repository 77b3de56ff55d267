import { sameJson } from "../../common/sameJson";
import { containsUnknown, isUnknown } from "../../common/unknown";
import { canonicalContent, experienceVersionModel } from "../../model/experienceVersion";
import { planTransition } from "../../model/planTransition";
import { identifyVariants, removedVariants } from "../../model/variantIdentity";
import type { ExperienceVersionInputs, Variant } from "../../model/versionSchema";
import type { CurrentVersions } from "../../model/versionState";
import type { WireVersion } from "../../wire";
import { fillUnknownsFromLive } from "../host/fillUnknownsFromLive";
import { notify } from "../host/notices";
import type { Props } from "../host/props";
import type { Session } from "../host/session";
import { classifyVersions, listVersions } from "./currentVersions";
import { type ReconcileRequest, reconcileRequestFor } from "./reconcileRequest";
import { removedVariantNotices, resolveIdentities } from "./resolveIdentities";
import { contentFields } from "./transitionFailures";

type Inputs = ExperienceVersionInputs;

const PUBLISHES =
    "publishes a new version. The previous version is archived, and the analytics start again from zero. Each variant keeps its shortUid and the content that editors attached to it.";

const UNLESS =
    "No version is published if the values that are unknown in this preview match the live version.";

/** Whether the declaration publishes a draft. */
export function isActivation(olds: Partial<Inputs> | undefined, news: Inputs): boolean {
    return (
        olds?.status === "DRAFT" &&
        news.status === "ACTIVE" &&
        olds.projectUid === news.projectUid &&
        olds.experience === news.experience
    );
}

/** The notices of a change that affects visitors or editors. */
export async function previewUpdate(session: Session, id: string, olds: Props, news: Inputs): Promise<void> {
    const request = reconcileRequestFor(session, news, id, olds);
    if (isActivation(olds, news)) {
        await previewActivation(session, request);
    } else {
        previewEdit(request, olds, news);
    }
}

/** The resource of a draft does not record the variants of the live version, but `check` has read them. */
async function previewActivation(session: Session, request: ReconcileRequest): Promise<void> {
    const { projectUid, experienceUid, subject } = request.target;
    const versions = await listVersions(session, projectUid, experienceUid, "cached");
    const refusal = versions && previewPlan(session, request, versions);
    if (refusal !== undefined) {
        notify(`${subject}: this update will fail unless the versions change before: ${refusal}`);
    }
}

function previewEdit({ target: { subject, recorded } }: ReconcileRequest, olds: Props, news: Inputs): void {
    const before = olds as unknown as Inputs;
    if (news.status === "ACTIVE" && !sameContent(news, before)) {
        const certain = !sameContent(fillUnknownsFromLive(experienceVersionModel, news, before), before);
        notify(`${subject}: ${certain ? PUBLISHES : `${PUBLISHES} ${UNLESS}`}`);
    }
    if (hasKnownIdentity(news.variants)) {
        const { shortUids } = identifyVariants(news.variants, { current: [recorded], archived: [] });
        removedVariantNotices(subject, removedVariants(recorded, shortUids), "").forEach(notify);
    }
}

function sameContent(news: Omit<Inputs, "projectUid">, before: Inputs): boolean {
    return (
        !containsUnknown(contentFields(news)) &&
        sameJson(canonicalContent(contentFields(before)), canonicalContent(contentFields(news)))
    );
}

/**
 * Shows the notices that the write itself will show.
 *
 * @returns the reason why the write will fail, if any
 */
export function previewPlan(
    session: Session,
    request: ReconcileRequest,
    versions: WireVersion[],
): string | undefined {
    const { target, owned, seen, declared } = request;
    const { subject, content } = target;
    const known = containsUnknown(content) ? undefined : content;
    const live = classifyVersions(session, versions, owned?.uid, known, false);
    const plan = planTransition(live, owned, seen, declared);
    if ("refusal" in plan) {
        return plan.refusal;
    }
    if (plan.notice !== undefined) {
        notify(`${subject}: ${plan.notice}`);
    }
    const write = plan.requests.find((each) => each.method === "POST" || each.uid === live.draft?.uid);
    if (write === undefined || write.method === "DELETE" || content === undefined) {
        return undefined;
    }
    const { status } = write;
    const { variants } = content;
    const identified = hasKnownIdentity(variants)
        ? resolveIdentities({ ...target, status, variants, versions })
        : { notices: [] };
    if ("refusal" in identified) {
        return identified.refusal;
    }
    if (status === "ACTIVE") {
        notify(`${subject}: ${write.method === "POST" ? PUBLISHES : activationNotice(live)}`);
    }
    identified.notices.forEach(notify);
    return undefined;
}

function activationNotice({ live }: CurrentVersions): string {
    return live === undefined
        ? "goes live."
        : "goes live. The current live version is archived, and the analytics start again from zero.";
}

/** Whether the values that identify variants are all known. */
function hasKnownIdentity(variants: readonly Variant[] | unknown): variants is readonly Variant[] {
    return (
        Array.isArray(variants) &&
        !variants.some(
            (each: Variant) =>
                isUnknown(each) || containsUnknown([each.name, each.shortUid, each.formerNames]),
        )
    );
}
