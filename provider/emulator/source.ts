/**
 * Where a behaviour of the emulator is known from: the API's documentation, something that the live server or its
 * official client was seen to do, or nothing but a plausible guess.
 */
export type Source = "documented" | "observed" | "assumed";
