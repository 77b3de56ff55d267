import type { z } from "zod";
import { sameJson } from "../common/sameJson";
import type { Failure } from "./failure";

/** The kinds of resources, as they are called in type tokens and messages. */
export const kinds = [
    "Attribute",
    "Audience",
    "Event",
    "Experience",
    "ExperienceVersion",
    "ExperiencesPriority",
] as const;

export type Kind = (typeof kinds)[number];

/** What every resource takes beside its own arguments. */
export interface CommonInputs {
    projectUid: string;
}

/** Everything about one kind that pure functions can say. */
export interface Model<Inputs extends CommonInputs, Wire> {
    readonly kind: Kind;
    /** The form of each argument. */
    readonly schema: z.ZodType;
    /** All mistakes that can be seen in the declaration alone. */
    check(inputs: object): Failure[];
    /** The arguments, without the project. */
    readonly fields: readonly (keyof Inputs & string)[];
    /** One form for all declarations that mean the same. Called on fields without unknown values only. */
    canonical(inputs: Omit<Inputs, "projectUid">): Omit<Inputs, "projectUid">;
    /** Whether a change makes what the server has not judged yet, although the object is there. */
    makesNew?(before: Inputs, declared: Inputs): boolean;
    /** What the live object would be declared as. */
    fromWire(wire: Wire): Omit<Inputs, "projectUid">;
}

/** A kind whose objects lie in one list of the project and are named by a natural key. */
export interface ListedModel<Inputs extends CommonInputs, Wire extends { uid: string }, Body>
    extends Model<Inputs, Wire> {
    readonly kind: "Attribute" | "Audience" | "Event" | "Experience";
    /** The kind in a sentence: "attribute". */
    readonly noun: string;
    /** The field by which people know the object, and of which there is one per project. */
    readonly naturalKey: "key" | "name";
    /** What is sent to make the declaration so, and nothing else. */
    toBody(inputs: Inputs, live?: Wire): Body;
    /** The fields that the server owns in this kind, beside the audit fields. */
    readonly serverFields: readonly string[];
    /** The server's fields that the resource offers as outputs; they never change. */
    readonly outputs: readonly (keyof Wire & string)[];
    /** Arguments that the API can't change. */
    readonly replacesOn: readonly (keyof Inputs & string)[];
}

/** One argument in which a declaration and what is live do not mean the same. */
export interface Difference {
    field: string;
    declared: unknown;
    live: unknown;
}

type Fields = Record<string, unknown>;

export function differences<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Omit<Inputs, "projectUid">,
    live: Omit<Inputs, "projectUid">,
): Difference[] {
    const wanted = model.canonical(declared) as Fields;
    const found = model.canonical(live) as Fields;
    return model.fields
        .filter((field) => !sameJson(wanted[field], found[field]))
        .map((field) => ({ field, declared: wanted[field], live: found[field] }));
}

/**
 * The live form, but in the words of the old declaration wherever the two mean the same. `old` is what the state
 * holds; a look-up by `get` has none.
 */
export function preserveDeclaredForm<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    old: Fields,
    live: Omit<Inputs, "projectUid">,
): Omit<Inputs, "projectUid"> {
    const canonical = model.canonical(live) as Fields;
    const changed = new Set(
        model.fields.some((field) => field in old)
            ? differences(model, old as unknown as Inputs, live).map(({ field }) => field)
            : model.fields,
    );
    const worded = model.fields.map((field) => [
        field,
        changed.has(field) ? canonical[field] : (old as Fields)[field],
    ]);
    return Object.fromEntries(worded.filter(([, value]) => value !== undefined));
}
