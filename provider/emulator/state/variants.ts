import type { WireVariant } from "../../core/wire";
import type { Host } from "../call";
import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import type { Experience } from "./world";

/**
 * A variant with a `shortUid` is an existing or former variant of the experience. A variant without one is new and
 * gets the next number, which is never reused. Names do not identify variants.
 */
export function withShortUids(host: Host, experience: Experience, variants: WireVariant[]): WireVariant[] {
    refuseStrangers(host, experience, variants);
    for (const { shortUid } of variants) {
        const next = shortUid === undefined ? 0 : Number(shortUid) + 1;
        experience.nextVariantShortUid = Math.max(experience.nextVariantShortUid, next);
    }
    const { lyticsAudiences, unusedShortUid } = host.settings.switches;
    const used = shortUidsInUse(experience);
    return variants.map((variant) => {
        const { shortUid } = variant;
        const kept = unusedShortUid !== "replaced" || used.has(shortUid) ? shortUid : undefined;
        return {
            ...(lyticsAudiences === "returned" && variant.__type === "SegmentedVariant"
                ? { lyticsAudiences: [] }
                : {}),
            ...variant,
            shortUid: kept ?? String(experience.nextVariantShortUid++),
        };
    });
}

/** The `shortUid`s of the variants of all versions, archived ones included. */
function shortUidsInUse(experience: Experience): Set<string | undefined> {
    return new Set(
        [...experience.versions.values()].flatMap(({ variants = [] }) =>
            variants.map(({ shortUid }) => shortUid),
        ),
    );
}

function refuseStrangers(host: Host, experience: Experience, variants: WireVariant[]): void {
    const problems = new Problems();
    const seen = new Set<string>();
    const { firstDraftShortUid, unusedShortUid } = host.settings.switches;
    const used = unusedShortUid === "refused" ? shortUidsInUse(experience) : undefined;
    variants.forEach(({ shortUid }, index) => {
        if (shortUid === undefined) return;
        const known =
            /^(0|[1-9]\d{0,8})$/.test(shortUid) &&
            (firstDraftShortUid === "accepted" || Number(shortUid) < experience.nextVariantShortUid) &&
            (used?.has(shortUid) ?? true);
        if (!known) problems.add("variants", "UNKNOWN_SHORT_UID", `${index}.shortUid`);
        if (seen.has(shortUid)) problems.add("variants", "DUPLICATE_SHORT_UID", `${index}.shortUid`);
        seen.add(shortUid);
    });
    if (problems.any) throw new InvalidRequest(problems);
}
