import type { Source } from "./source";

/** The codes of validation errors, which a 400 response lists per field in `errors`. */
export const problemCodes = {
    REQUIRED: ["assumed", "a mandatory field is missing or blank"],
    NOT_A_STRING: ["assumed", "a text field is something else"],
    NOT_A_NUMBER: ["assumed", "a number is something else"],
    NOT_A_BOOLEAN: ["assumed", "a flag is something else"],
    NOT_AN_ARRAY: ["assumed", "a list is something else"],
    NOT_AN_OBJECT: ["assumed", "an object is something else"],
    NOT_VALID_ENUM: ["observed", "a value that the enumeration has not"],
    EMPTY_ARRAY: ["observed", "a list that needs an element has none"],
    STATUS_REQUIRED: ["observed", "a version without `status`"],
    INVALID_STATUS: ["observed", "a `status` that this request cannot ask for"],
    VARIANTS_NOT_ARRAY: ["observed", "a version without a list of variants"],
    INSUFFICIENT_VARIANTS_TO_ACTIVATE: ["observed", "no variant, or one in an A/B test, to be ACTIVE"],
    VARIANTS_REFERRED_AUDIENCE_DOES_NOT_EXIST: ["assumed", "a variant or targeting names an absent audience"],
    VARIANTS_REFERRED_LYTICS_AUDIENCE_DOES_NOT_EXIST: [
        "observed",
        "a variant names an absent Lytics audience",
    ],
    METRICS_REFERRED_EVENT_DOES_NOT_EXIST: ["assumed", "a metric names an absent event"],
    UNKNOWN_SHORT_UID: ["assumed", "a `shortUid` that the experience never gave (that it fails is observed)"],
    DUPLICATE_SHORT_UID: ["assumed", "a `shortUid` twice in one version"],
    WRONG_VARIANT_TYPE: ["assumed", "an A/B variant in a segmented experience, or the reverse"],
    INVALID_TRAFFIC_DISTRIBUTION: ["assumed", "percentages that do not add up to 100"],
    AUDIENCES_COUNT_EXCEEDED: ["assumed", "quota audiencesPerVariant"],
    TAGS_COUNT_EXCEEDED: ["assumed", "quota tagsPerExperience"],
    INVALID_TAG: ["assumed", "a tag that is too long or has other characters than a-z A-Z 0-9 - _ :"],
} as const satisfies Record<string, readonly [Source, string]>;

export type ProblemCode = keyof typeof problemCodes;
type Problem = string | Record<string, string>;

/** Collects all problems of a body, so that one response reports them together. */
export class Problems {
    private readonly byField = new Map<string, Problem[]>();

    /**
     * `at` is a path below the field. The live server nests such problems in an object, but no recording shows how.
     */
    add(field: string, problem: ProblemCode, at?: string): void {
        this.addText(field, problem, at);
    }

    /** Adds one of the few problems that have a text instead of a code. */
    addText(field: string, text: string, at?: string): void {
        const list = this.byField.get(field) ?? [];
        list.push(at === undefined ? text : { [at]: text });
        this.byField.set(field, list);
    }

    get any(): boolean {
        return this.byField.size > 0;
    }

    toJSON(): Record<string, Problem[]> {
        return Object.fromEntries(this.byField);
    }
}
