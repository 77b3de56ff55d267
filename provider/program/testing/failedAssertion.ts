import { AssertionError } from "node:assert";

/** An assertion that failed, which every test runner prints with its explanation. */
export const failedAssertion = (
    summary: string,
    explanation: readonly string[],
    values: { actual?: unknown; expected?: unknown } = {},
): AssertionError =>
    Object.assign(new AssertionError({ message: [summary, "", ...explanation].join("\n"), ...values }), {
        generatedMessage: false,
    });

/** The legend of an explanation. */
export const LEGEND = "Explanation: + matches, - does not match, ? is undecided";
