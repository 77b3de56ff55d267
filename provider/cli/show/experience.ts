import { escapeInvisible } from "../../core/common/printable";
import { draftOf, liveOf, variantAlias } from "../../core/common/versions";
import type { WireExperience, WireVariant, WireVersion } from "../../core/wire";
import { type Colors, columns } from "../shared/terminal";
import type { Names } from "./names";

export interface ShowOptions {
    readonly experience: WireExperience;
    readonly versions: readonly WireVersion[];
    /** In the priority order, from 1. */
    readonly place: number;
}

const KINDS: Record<string, string> = { AB_TEST: "A/B test", SEGMENTED: "segmented" };
const INDENT = " ".repeat(6);

/** An experience itself, as the cells of one line. */
export function experienceHead({ experience, versions, place }: ShowOptions, colors: Colors): string[] {
    const { uid, name, __type: kind, tags = [] } = experience;
    return [
        `${place}.`.padStart(3),
        colors.bold(escapeInvisible(name)),
        KINDS[kind] ?? escapeInvisible(kind),
        colored(liveOf(versions)?.status ?? "DRAFT", colors),
        colors.dim(uid),
        tags.map((tag) => `#${escapeInvisible(tag)}`).join(" "),
    ];
}

/** The live version and the draft of an experience. */
export function versionsOfExperience(
    { experience, versions }: ShowOptions,
    names: Names,
    colors: Colors,
): string[] {
    const archived = versions.filter(({ status }) => status === "ARCHIVED").length;
    return [
        ...[liveOf(versions), draftOf(versions)].flatMap((version) =>
            version === undefined ? [] : versionLines(version, experience.shortUid, names, colors),
        ),
        ...(archived === 0 ? [] : [`${INDENT}${colors.dim(`archived: ${archived}`)}`]),
    ];
}

function versionLines(
    version: WireVersion,
    experienceShortUid: string,
    names: Names,
    colors: Colors,
): string[] {
    const { variants = [], metrics = [], targeting, versionNumber, status, firstActivatedAt, uid } = version;
    const since = firstActivatedAt === undefined ? "" : `, first live ${firstActivatedAt.slice(0, 10)}`;
    const { audiences = [], audienceCombinationType } = targeting?.audience ?? {};
    const rows = variants.map((variant) => [
        escapeInvisible(variant.name),
        shownTo(variant, names),
        colors.dim(variantAlias(experienceShortUid, variant.shortUid ?? "?")),
    ]);
    const details = [
        ...columns(rows.length > 0 ? rows : [["no variants yet"]]),
        ...(audiences.length === 0
            ? []
            : [`only for ${audiencesInWords(audiences, audienceCombinationType, names)}`]),
        ...metrics.map(
            ({ event, name, __type }) =>
                `counts ${names.events.get(event) ?? event} as ${escapeInvisible(name)} (${escapeInvisible(__type).toLowerCase()})`,
        ),
    ];
    return [
        `${INDENT}${statusInWords(status)} ${versionNumber}${since}  ${colors.dim(uid)}`,
        ...details.map((line) => `${INDENT}  ${line}`),
    ];
}

function statusInWords(status: string): string {
    if (status === "DRAFT") return "draft: version";
    return status === "PAUSED" ? "paused, shown to nobody: version" : "live: version";
}

function shownTo(variant: WireVariant, names: Names): string {
    if (variant.__type === "ABTestVariant")
        return variant.trafficDistribution === undefined ? "" : `${variant.trafficDistribution} %`;
    const { audiences = [], lyticsAudiences = [], audienceCombinationType } = variant;
    return `for ${audiencesInWords([...audiences, ...lyticsAudiences], audienceCombinationType, names)}`;
}

function audiencesInWords(uids: readonly string[], combination: string | undefined, names: Names): string {
    const known = uids.map((uid) => names.audiences.get(uid) ?? uid);
    return known.length === 0 ? "nobody" : known.join(combination === "OR" ? " or " : " and ");
}

function colored(status: string, { green, yellow, cyan }: Colors): string {
    if (status === "ACTIVE") return green(status);
    return status === "PAUSED" ? yellow(status) : cyan(status);
}
