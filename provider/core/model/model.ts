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

/** The pure functions of one kind. */
export interface Model<Inputs extends CommonInputs, Wire> {
    readonly kind: Kind;
    /** The type of each argument. */
    readonly schema: z.ZodType;
    /**
     * All mistakes that follow from the declaration alone.
     *
     * @param before the live object in the form of a declaration. A part of it that is declared again is no mistake.
     */
    check(inputs: object, before?: Inputs): Failure[];
    /** The arguments, without the project. */
    readonly fields: readonly (keyof Inputs & string)[];
    /** The declaration without arguments that have no effect. */
    normalize?(inputs: Inputs): Inputs;
    /** The same form for all declarations with the same meaning. Unknown values are not allowed. */
    canonical(inputs: Omit<Inputs, "projectUid">): Omit<Inputs, "projectUid">;
    /** Whether a change of an existing object creates something that the server has not validated yet. */
    makesNew?(before: Inputs, declared: Inputs): boolean;
    /** The live object in the form of a declaration. */
    fromWire(wire: Wire): Omit<Inputs, "projectUid">;
}

/** A kind whose objects are in one list of the project and have a natural key. */
export interface ListedModel<Inputs extends CommonInputs, Wire extends { uid: string }, Body>
    extends Model<Inputs, Wire> {
    readonly kind: "Attribute" | "Audience" | "Event" | "Experience";
    /** The kind in a sentence, such as "attribute". */
    readonly noun: string;
    /** The field that identifies the object and is unique per project. */
    readonly naturalKey: "key" | "name";
    /** The body of a request that creates or updates the object. */
    toBody(inputs: Inputs, live?: Wire): Body;
    /** The fields that only the server sets, in addition to the audit fields. */
    readonly serverFields: readonly string[];
    /** The server's fields that the resource offers as outputs; they never change. */
    readonly outputs: readonly (keyof Wire & string)[];
    /** Arguments that the API can't change. */
    readonly replacesOn: readonly (keyof Inputs & string)[];
}

/** One argument in which the declaration and the live object differ. */
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
 * The live object in the form of a declaration. Values that mean the same keep the form of the old declaration.
 * `old` is the state; it is empty for `get`.
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
