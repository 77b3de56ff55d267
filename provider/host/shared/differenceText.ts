import { isShort, printable, truncate } from "../../core/common/printable";
import { REDACTED } from "../../core/common/redact";
import { sameJson } from "../../core/common/sameJson";
import type { Difference } from "../../core/model/model";
import { describeDefinition } from "../../core/rules/describeDefinition";
import { type Fields, isFields } from "../../core/rules/json";
import type { WireRuleNode } from "../../core/wire";
import { containsSecret } from "./secrets";

/** The maximum number of listed differences of one argument. */
const NAMED = 3;

/** A common beginning of at least this many characters is left out. */
const REPEATED = 20;

/** The differences as one line of a message. Of a long value, the line shows only the parts that differ. */
export function differenceText(rows: readonly Difference[]): string {
    return rows
        .flatMap((row) => {
            // The live value of a secret argument is a secret as well.
            if (containsSecret([row.declared, row.live])) {
                return [`${row.field}: declared ${REDACTED}, live ${REDACTED}`];
            }
            const parts = partsOf(row);
            const more = parts.length > NAMED ? [`and ${parts.length - NAMED} more in ${row.field}`] : [];
            return [...parts.slice(0, NAMED).map(textOf), ...more];
        })
        .join("; ");
}

const textOf = ({ field, declared, live }: Difference): string =>
    `${field}: declared ${textIn(declared)}, live ${textIn(live)}`;

function partsOf(row: Difference): Difference[] {
    const { field, declared, live } = row;
    if (sameJson(declared, live)) return [];
    if (isShortText(declared) && isShortText(live) && textIn(declared) !== textIn(live)) return [row];
    if (typeof declared === "string" && typeof live === "string") return [remainder(field, declared, live)];
    if (Array.isArray(declared) && Array.isArray(live)) return elements(field, declared, live);
    if (isFields(declared) && isFields(live) && declared.__type === live.__type) {
        const names = [...new Set([...Object.keys(declared), ...Object.keys(live)])];
        return names.flatMap((name) =>
            partsOf({ field: `${field}.${name}`, declared: declared[name], live: live[name] }),
        );
    }
    return [row];
}

/** The range of elements that differ, without the common beginning and end. */
function elements(field: string, declared: readonly unknown[], live: readonly unknown[]): Difference[] {
    const shorter = Math.min(declared.length, live.length);
    let before = 0;
    while (before < shorter && sameJson(declared[before], live[before])) before++;
    let behind = 0;
    if (declared.length !== live.length) {
        while (behind < shorter - before && sameJson(declared.at(-1 - behind), live.at(-1 - behind)))
            behind++;
    }
    const [ours, theirs] = [declared, live].map((list) => list.slice(before, list.length - behind));
    const count = Math.max(ours?.length ?? 0, theirs?.length ?? 0);
    return Array.from({ length: count }, (_, index) => index).flatMap((index) =>
        partsOf({ field: `${field}[${before + index}]`, declared: ours?.[index], live: theirs?.[index] }),
    );
}

/** Two texts from their first difference on, if they have a long common beginning. */
function remainder(field: string, declared: string, live: string): Difference {
    const [ours, theirs] = [[...declared], [...live]];
    const index = ours.findIndex((character, at) => character !== theirs[at]);
    const at = index < 0 ? ours.length : index;
    return at < REPEATED
        ? { field, declared, live }
        : {
              field: `${field}, from character ${at + 1} on`,
              declared: ours.slice(at).join(""),
              live: theirs.slice(at).join(""),
          };
}

const isShortText = (value: unknown): boolean => isShort(describeRule(value) ?? value);

function textIn(value: unknown): string {
    const text = describeRule(value);
    return text === undefined ? printable(value) : truncate(text);
}

/** A rule or a combination of rules as a sentence. */
function describeRule(value: unknown): string | undefined {
    return isRule(value) ? describeDefinition(value as unknown as WireRuleNode, () => undefined) : undefined;
}

const isRule = (value: unknown): value is Fields =>
    isFields(value) && (value.__type === "Rule" || value.__type === "RuleCombination");
