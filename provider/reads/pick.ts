import { quoted } from "../common/printable";
import { meant } from "../common/suggest";
import type { Sought } from "./arguments";
import { LookupError } from "./lookupError";

/** How the kind is called in a message, and by what its objects are known. */
export interface Naming {
    readonly read: string;
    readonly noun: string;
    readonly plural: string;
    /** Where they are looked for: `project 64c7…`. */
    readonly place: string;
    /** How such a list is had with more in it, where that may be what was meant. */
    readonly hint?: string;
}

interface Named {
    readonly uid: string;
    readonly createdAt?: string;
}

const SHOWN = 10;

/** The one object that is sought; none, or more than one, is an error that names the candidates. */
export function theOne<T extends Named, Field extends string>(
    list: readonly T[],
    sought: Sought<Field>,
    field: Field,
    naming: Naming,
): T {
    const found = list.filter((each) => matches(each, sought));
    const [one] = found;
    if (one === undefined) throw new LookupError(absent(list, sought, field, naming));
    if (found.length > 1) throw new LookupError(ambiguous(found, sought, naming));
    return one;
}

export function matches(object: object, { field, value }: Sought<string>): boolean {
    return Reflect.get(object, field) === value;
}

function absent<T extends Named>(
    list: readonly T[],
    sought: Sought<string>,
    field: string,
    { read, noun, plural, place, hint }: Naming,
): string {
    const said = `${read}: there is no ${noun} with the ${sought.field} ${quoted(sought.value)} in ${place}.`;
    const names = list.map((each) => String(Reflect.get(each, field) ?? each.uid));
    const near = sought.field === "uid" ? undefined : meant(sought.value, names);
    const hope = near === undefined ? "" : ` Did you mean ${shown(near, list[names.indexOf(near)]!.uid)}?`;
    const has =
        list.length === 0
            ? ` It has no ${plural} at all: check the project and the region.`
            : ` It has ${list.length}: ${some(list.map((each, index) => shown(names[index]!, each.uid)))}.`;
    return said + hope + has + (hint === undefined ? "" : ` ${hint}`);
}

function ambiguous(
    found: readonly Named[],
    { field, value }: Sought<string>,
    { read, plural, place }: Naming,
): string {
    const uids = found.map(({ uid, createdAt }) => (createdAt ? `${uid} (made ${createdAt})` : uid));
    return (
        `${read}: ${place} has ${found.length} ${plural} with the ${field} ${quoted(value)}: ${some(uids)}. ` +
        "Name the one that is meant by its uid."
    );
}

function shown(name: string, uid: string): string {
    return name === uid ? uid : `${quoted(name)} (${uid})`;
}

function some(texts: readonly string[]): string {
    const more = texts.length - SHOWN;
    return texts.slice(0, SHOWN).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
