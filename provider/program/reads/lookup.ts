import { quoted } from "../../core/common/printable";
import { closestMatch } from "../../core/common/suggest";
import { PersonalizeError } from "../../core/errors/base";
import type { LookupArgument } from "./arguments";

/** The words for a kind of object in a message. */
export interface ObjectName {
    readonly read: string;
    readonly noun: string;
    readonly plural: string;
    /** Where the objects are: `project 64c7…`. */
    readonly place: string;
    /** How to read a longer list, if the object may be in that one. */
    readonly hint?: string;
}

interface Named {
    readonly uid: string;
    readonly createdAt?: string;
}

const SHOWN = 10;

/** The one object that matches. None, or more than one, is an error that lists the candidates. */
export function exactlyOne<T extends Named, Field extends string>(
    list: readonly T[],
    sought: LookupArgument<Field>,
    field: Field,
    naming: ObjectName,
): T {
    const found = list.filter((each) => matchesName(each, sought));
    const [one] = found;
    if (one === undefined) throw new LookupError(absent(list, sought, field, naming));
    if (found.length > 1) throw new LookupError(ambiguous(found, sought, naming));
    return one;
}

export function matchesName(object: object, { field, value }: LookupArgument<string>): boolean {
    return Reflect.get(object, field) === value;
}

function absent<T extends Named>(
    list: readonly T[],
    sought: LookupArgument<string>,
    field: string,
    { read, noun, plural, place, hint }: ObjectName,
): string {
    const problem = `${read}: there is no ${noun} with the ${sought.field} ${quoted(sought.value)} in ${place}.`;
    const names = list.map((each) => String(Reflect.get(each, field) ?? each.uid));
    const near = sought.field === "uid" ? undefined : closestMatch(sought.value, names);
    const hope =
        near === undefined ? "" : ` Did you mean ${nameWithUid(near, list[names.indexOf(near)]!.uid)}?`;
    const has =
        list.length === 0
            ? ` It has no ${plural} at all: check the project and the region.`
            : ` It has ${list.length}: ${some(list.map((each, index) => nameWithUid(names[index]!, each.uid)))}.`;
    return problem + hope + has + (hint === undefined ? "" : ` ${hint}`);
}

function ambiguous(
    found: readonly Named[],
    { field, value }: LookupArgument<string>,
    { read, plural, place }: ObjectName,
): string {
    const uids = found.map(({ uid, createdAt }) => (createdAt ? `${uid} (created ${createdAt})` : uid));
    return (
        `${read}: ${place} has ${found.length} ${plural} with the ${field} ${quoted(value)}: ${some(uids)}. ` +
        "Pass the uid instead."
    );
}

function nameWithUid(name: string, uid: string): string {
    return name === uid ? uid : `${quoted(name)} (${uid})`;
}

function some(texts: readonly string[]): string {
    const more = texts.length - SHOWN;
    return texts.slice(0, SHOWN).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** A read found no matching object or more than one, or the result is not available. */
export class LookupError extends PersonalizeError {}
