import { z } from "zod";

/** A uid of the API: a MongoDB ObjectId. */
export const uid = z
    .string()
    .regex(/^[0-9a-f]{24}$/i, "is not a uid: 24 hexadecimal digits, as the API gives them.");

export const projectUid = uid;

/** A text that may be empty. */
export const text = z.string();

/** A text that says something. */
export const words = z.string().regex(/\S/, "must not be empty.");

export const combinationType = z.enum(["AND", "OR"]);
