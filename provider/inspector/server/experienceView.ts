import { variantAlias } from "../../core/common/versions";
import { equalParts } from "../../core/model/variantSplit";
import type { NameOf } from "../../core/rules/describeDefinition";
import type { WireExperience, WireRuleNode, WireVariant, WireVersion } from "../../core/wire";
import { ruleTree } from "./rules";
import type { AudienceListView, ExperienceView, VariantView, VersionView } from "./view";

export function experienceView(
    experience: WireExperience,
    versions: readonly WireVersion[],
    nameOf: NameOf,
): ExperienceView {
    const { uid, shortUid, name, description = "", __type: type, status, tags = [] } = experience;
    return {
        uid,
        shortUid,
        name,
        description,
        type,
        status,
        tags,
        versions: versions
            .map((version) => versionView(version, shortUid, nameOf))
            .toSorted((one, other) => other.number - one.number),
    };
}

/** Fields of a newer form of the API, which targets visitors by rules instead of audiences. */
interface WithTarget {
    readonly target?: WireRuleNode;
}

function versionView(version: WireVersion, experienceShortUid: string, nameOf: NameOf): VersionView {
    const { uid, versionNumber, status, createdAt, updatedAt, firstActivatedAt } = version;
    const { variants = [], variantSplit, metrics = [], targeting } = version;
    const { audiences = [], audienceCombinationType } = targeting?.audience ?? {};
    const target = (targeting as WithTarget | undefined)?.target;
    const shares = equalParts(Math.max(1, variants.length));
    return {
        uid,
        number: versionNumber,
        status,
        createdAt,
        updatedAt,
        firstActivatedAt,
        variants: variants.map((variant, index) =>
            variantView(variant, experienceShortUid, shares[index], nameOf),
        ),
        split: variantSplit,
        metrics: metrics.map(({ event, name, __type }) => ({ event, name, type: __type })),
        targeting:
            audiences.length > 0 || target
                ? audienceList(audiences, audienceCombinationType, target, nameOf)
                : undefined,
    };
}

function variantView(
    variant: WireVariant,
    experienceShortUid: string,
    equalShare: number | undefined,
    nameOf: NameOf,
): VariantView {
    const { name, shortUid = "" } = variant;
    const identity = { shortUid, name, alias: variantAlias(experienceShortUid, shortUid) };
    if (variant.__type === "ABTestVariant") {
        return { ...identity, share: variant.trafficDistribution ?? equalShare };
    }
    const { audiences = [], lyticsAudiences = [], audienceCombinationType } = variant;
    const { target } = variant as WithTarget;
    const uids = [...audiences, ...lyticsAudiences];
    return { ...identity, audiences: audienceList(uids, audienceCombinationType, target, nameOf) };
}

function audienceList(
    uids: readonly string[],
    combination: "AND" | "OR" | undefined,
    target: WireRuleNode | undefined,
    nameOf: NameOf,
): AudienceListView {
    const rules = target && ruleTree(target, nameOf);
    return { uids, match: combination === "OR" ? "any" : "all", rules };
}
