import { z } from "zod";
import { UID } from "../common/uid";

/** The uid of an object. A program can also pass the resource. */
export const uidOf = (resource: "Audience" | "Event" | "Experience") => {
    const what = `an ${resource}`;
    return z
        .string(`${what}, or its uid`)
        .regex(
            UID,
            `is not the uid of ${what}: 24 hexadecimal digits. Pass the ${resource} resource, not its name or key.`,
        );
};

export const projectUid = z
    .string()
    .regex(
        UID,
        "is not the uid of a project: 24 hexadecimal digits, shown under Settings → General in Personalize.",
    );

export const text = z.string();

export const nonEmptyString = z.string().regex(/\S/, "must not be empty.");

export const combinationType = z.enum(["AND", "OR"]);

/** A text, or undefined if it is empty: the API stores an absent description as an empty one. */
export function textOrNothing(text: string | undefined): string | undefined {
    return text === "" ? undefined : text;
}

/** A list, or undefined if it is empty. */
export function listOrNothing<T>(list: T[] | undefined): T[] | undefined {
    return list?.length === 0 ? undefined : list;
}
