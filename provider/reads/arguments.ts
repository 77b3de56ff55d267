import * as pulumi from "@pulumi/pulumi";
import { quoted } from "../common/printable";
import { ConfigurationError } from "../errors/base";

/** The project to read from, common to all reads but those of projects and places. */
export interface ReadArgs {
    /**
     * The project to read from: 24 hexadecimal digits, shown under Settings → General.
     *
     * @default the configured project (`contentstack-personalize:projectUid`)
     */
    projectUid?: string;
}

/** Arguments of an `…Output` form: each may be an output. */
export type MaybeOutput<Args> = { [Name in keyof Args]: pulumi.Input<Args[Name]> };

/** What is looked for: the value of one field. */
export interface LookupArgument<Field extends string> {
    readonly field: Field | "uid";
    readonly value: string;
}

/** Reads the one field by which something is looked for; both or neither is a mistake. */
export function lookupArgument<Field extends string>(
    read: string,
    args: object,
    field: Field,
): LookupArgument<Field> {
    const given = ([field, "uid"] as const).filter((name) => Reflect.get(args, name) !== undefined);
    const [name] = given;
    if (name === undefined || given.length > 1)
        throw new ConfigurationError(
            `${read} takes either ${field} or uid; ${given.length > 1 ? "both are" : "neither is"} given.`,
        );
    return { field: name, value: textArgument(read, name, Reflect.get(args, name)) };
}

/** A text that is known; an output here is the usual mistake, and has another form of the read. */
export function textArgument(read: string, name: string, value: unknown): string {
    if (pulumi.Output.isInstance(value) || pulumi.Resource.isInstance(value) || value instanceof Promise)
        throw new ConfigurationError(
            `${read} takes ${name} as a text, and was given what is known later only. Use ${read}Output(…) for it.`,
        );
    if (typeof value !== "string" || value === "")
        throw new ConfigurationError(
            `${read}: ${name} must be a text that is not empty; it is ${value === "" ? "empty" : typeof value}.`,
        );
    return value;
}

/**
 * The uid of an experience, also from the id of one of its versions (`<experienceUid>/<versionUid>`).
 */
export function experienceArgument(read: string, value: unknown): string {
    const [uid = ""] = textArgument(read, "experience", value).split("/");
    if (uid === "")
        throw new ConfigurationError(`${read}: ${quoted(String(value))} is not the uid of an experience.`);
    return uid;
}
