/**
 * Pulumi notes the stack that led to each promise it makes, four for each argument of each resource, and maps it to
 * the lines of the TypeScript: half of what a program of some hundred resources takes. They are read by nobody
 * unless this variable asks for promises that never end. (The user's line, which Pulumi shows with a resource, it
 * finds without.)
 */
const LEAK_DEBUGGING = "PULUMI_DEBUG_PROMISE_LEAKS";

/** Has no stacks noted until one of both is called, which must be before anything else runs. */
export function withoutPromiseStacks() {
    const before = Error.stackTraceLimit;
    if (!process.env[LEAK_DEBUGGING]) {
        Error.stackTraceLimit = 0;
    }
    const again = () => {
        Error.stackTraceLimit = before;
    };
    return {
        again,
        /** What was thrown meanwhile, with the stack that it has not: the user's line is in it. */
        traced(error: unknown): unknown {
            again();
            if (error instanceof Error && !error.stack?.includes("\n    at ")) {
                Error.captureStackTrace(error);
            }
            return error;
        },
    };
}
