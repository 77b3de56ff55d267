import type { AudienceListView, RuleView, VariantView, VersionView } from "../server/view";

/** A field of a version that is not the same in two versions. An absent value has no text. */
export interface Difference {
    readonly field: string;
    readonly before?: string;
    readonly after?: string;
}

/** Finds the name of an audience or an event by its uid. */
export type NameOf = (uid: string) => string;

type Values = ReadonlyMap<string, string | undefined>;

/** Compares two versions field by field. Variants are the same if they have the same `shortUid`. */
export function compareVersions(before: VersionView, after: VersionView, nameOf: NameOf): Difference[] {
    const shortUids = new Set([...before.variants, ...after.variants].map(({ shortUid }) => shortUid));
    return [
        ...[...shortUids].flatMap((shortUid) => {
            const find = ({ variants }: VersionView) => variants.find((each) => each.shortUid === shortUid);
            return compareVariants(find(before), find(after), nameOf);
        }),
        ...differences(versionValues(before, after, nameOf), versionValues(after, before, nameOf)),
    ];
}

/** A variant that only one version has is one difference. */
function compareVariants(
    before: VariantView | undefined,
    after: VariantView | undefined,
    nameOf: NameOf,
): Difference[] {
    const known = after ?? before;
    const field = `Variant ${known?.name} (${known?.shortUid})`;
    if (!before || !after) {
        const text = (variant: VariantView | undefined) =>
            variant && [...variantValues(variant, nameOf).values()].filter(Boolean).join(", ");
        return [{ field, before: text(before), after: text(after) }];
    }
    return differences(variantValues(before, nameOf), variantValues(after, nameOf)).map((difference) => ({
        ...difference,
        field: `${field}, ${difference.field}`,
    }));
}

function differences(before: Values, after: Values): Difference[] {
    return [...new Set([...before.keys(), ...after.keys()])]
        .map((field) => ({ field, before: before.get(field), after: after.get(field) }))
        .filter((difference) => difference.before !== difference.after);
}

/** The fields of a version beside its variants. Their order counts only among those that the other version has. */
function versionValues(
    { variants, split, metrics, targeting }: VersionView,
    other: VersionView,
    nameOf: NameOf,
): Values {
    const shared = variants.filter(({ shortUid }) =>
        other.variants.some((each) => each.shortUid === shortUid),
    );
    return new Map([
        ["Order of the variants", shared.map(({ shortUid }) => shortUid).join(", ")],
        ["Split", split],
        ["Only for", targeting && audiencesText(targeting, nameOf)],
        ...metrics.map(({ event, name, type }): [string, string] => [
            `${type} metric ${name}`,
            `counts ${nameOf(event)}`,
        ]),
    ]);
}

function variantValues({ name, share, audiences }: VariantView, nameOf: NameOf): Values {
    return new Map([
        ["name", name],
        ["share", share === undefined ? undefined : `${share} %`],
        ["audiences", audiences && audiencesText(audiences, nameOf)],
    ]);
}

function audiencesText({ uids, match, rules }: AudienceListView, nameOf: NameOf): string {
    if (rules) return rulesText(rules);
    return uids.map(nameOf).join(match === "any" ? " or " : " and ") || "nobody";
}

/** Rules in one sentence. */
export function rulesText(rules: RuleView): string {
    if ("words" in rules) return rules.words;
    return rules.rules
        .map((rule) => ("rules" in rule ? `(${rulesText(rule)})` : rule.words))
        .join(rules.match === "all" ? " and " : " or ");
}
