/**
 * How Pulumi's engine writes, in a preview, a value that is not yet known: a property of an object that
 * does not exist yet. It may stand for any part of a definition, also for a whole list of rules.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether the value stands for one that the preview does not know. */
export const isUnknown = (value: unknown): boolean => value === UNKNOWN;
