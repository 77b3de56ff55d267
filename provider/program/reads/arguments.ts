import * as pulumi from "@pulumi/pulumi";
import { quoted } from "../../core/common/printable";
import { ConfigurationError } from "../../core/errors/base";

/** The project to read from. */
export interface ReadArgs {
    /**
     * The uid of the project: 24 hexadecimal digits, shown under Settings → General in Personalize.
     *
     * @default the configured project (`contentstack-personalize:projectUid`)
     */
    projectUid?: string;
}

/** The arguments of an `…Output` form. Each of them can be an output. */
export type MaybeOutput<Args> = { [Name in keyof Args]: pulumi.Input<Args[Name]> };

/** The field and value to look up. */
export interface LookupArgument<Field extends string> {
    readonly field: Field | "uid";
    readonly value: string;
}

/** The one field to look up. None or two is an error. */
export function lookupArgument<Field extends string>(
    read: string,
    args: object,
    field: Field,
): LookupArgument<Field> {
    const given = ([field, "uid"] as const).filter((name) => Reflect.get(args, name) !== undefined);
    const [name] = given;
    if (name === undefined || given.length > 1)
        throw new ConfigurationError(
            `${read} takes either ${field} or uid, but got ${given.length > 1 ? "both" : "neither"}.`,
        );
    return { field: name, value: textArgument(read, name, Reflect.get(args, name)) };
}

/** A string argument. An output is a common mistake, and the message names the form that takes outputs. */
export function textArgument(read: string, name: string, value: unknown): string {
    if (pulumi.Output.isInstance(value) || pulumi.Resource.isInstance(value) || value instanceof Promise)
        throw new ConfigurationError(
            `${read}: ${name} must be a string, not an output, a promise or a resource. Use ${read}Output(…) instead.`,
        );
    if (typeof value !== "string" || value === "")
        throw new ConfigurationError(
            `${read}: ${name} must be a non-empty string; it is ${value === "" ? "empty" : typeof value}.`,
        );
    return value;
}

/** The uid of an experience, also from the id of one of its versions (`<experienceUid>/<versionUid>`). */
export function experienceArgument(read: string, value: unknown): string {
    const [uid = ""] = textArgument(read, "experience", value).split("/");
    if (uid === "")
        throw new ConfigurationError(`${read}: ${quoted(String(value))} is not the uid of an experience.`);
    return uid;
}
