import { printable } from "../../core/common/printable";
import { containsUnknown } from "../../core/common/unknown";
import { draftOf, liveOf } from "../../core/common/versions";
import { hasContent } from "../../core/model/experienceVersion";
import { contentOf, type ExperienceVersionInputs } from "../../core/model/versionSchema";
import type { TransitionPlan } from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import type { ReconcileRequest } from "./reconcileRequest";
import { hasKnownIdentity } from "./versionRecord";

const STARTS_AGAIN = "and the analytics start again from zero.";

const REPLACES = `The previous version is archived, ${STARTS_AGAIN} A variant that stays keeps its shortUid and the content that editors attached to it.`;

const UNLESS =
    "No version is published if the values that are unknown in this preview match the live version.";

/**
 * What the writes of a plan do to visitors and analytics.
 *
 * @param declared the declaration with its unknown values, which the request has filled from what is recorded
 */
export function planNotices(
    { subject, content, declared: { status } }: ReconcileRequest,
    { version: { write }, staged }: TransitionPlan,
    versions: readonly WireVersion[],
    declared: ExperienceVersionInputs,
): string[] {
    const [live, draft] = [liveOf(versions), draftOf(versions)];
    if (live?.status === "ACTIVE" && status === "PAUSED" && write !== undefined) {
        return [
            `${subject}: pauses version ${live.versionNumber}, which is live. Visitors see no variant of this experience until it is ACTIVE again.`,
        ];
    }
    if (content === undefined || status !== "ACTIVE") {
        return [];
    }
    if (write === undefined) {
        return containsUnknown(contentOf(declared))
            ? [`${subject}: publishes a new version. ${REPLACES} ${UNLESS}`]
            : [];
    }
    if (write.method === "PUT" && write.uid === live?.uid) {
        return [
            `${subject}: resumes version ${live.versionNumber}, which is PAUSED. Visitors see its variants again, with the same shortUids.`,
        ];
    }
    if (live === undefined) {
        return [`${subject}: goes live.`];
    }
    if (write.method === "POST") {
        const former = versions.find((each) => each.status === "ARCHIVED" && hasContent(each, content));
        const what =
            former === undefined
                ? "publishes a new version"
                : `publishes the content of version ${former.versionNumber} again, as a new version`;
        const behind = staged.write === undefined ? "" : " A draft is staged behind it.";
        return [`${subject}: ${what}. ${REPLACES}${behind}`];
    }
    if (draft !== undefined && hasContent(draft, content)) {
        return [
            `${subject}: version ${draft.versionNumber}, the draft, goes live. The current live version is archived, ${STARTS_AGAIN}`,
        ];
    }
    const again =
        staged.write === undefined ? "" : " The draft is staged again behind it, with the same shortUids.";
    return [`${subject}: publishes a new version through the draft. ${REPLACES}${again}`];
}

/**
 * The new variants that the staged draft leaves out. No content can be attached to them yet.
 *
 * @param shortUids the known `shortUid` of each variant, undefined for a new one
 */
export function newVariantsNotStaged(
    subject: string,
    { variants, staged }: Pick<ExperienceVersionInputs, "variants" | "staged">,
    shortUids: readonly (string | undefined)[] = [],
): string[] {
    if (staged === undefined || !hasKnownIdentity(variants) || !hasKnownIdentity(staged.variants)) {
        return [];
    }
    const kept = new Set(staged.variants.flatMap(({ name, formerNames = [] }) => [name, ...formerNames]));
    return variants
        .filter(
            ({ name, shortUid }, index) => (shortUid ?? shortUids[index]) === undefined && !kept.has(name),
        )
        .map(
            ({ name }) =>
                `${subject}: \`staged\` has no variant ${printable(name)}, so visitors no longer see this new variant when the draft goes live.`,
        );
}
