/**
 * Pulumi records a stack trace for each promise that it creates, four for each argument of each resource, and maps it
 * to TypeScript lines: half of the run time of a program with some hundred resources. Only the debugging of promise
 * leaks, which this variable turns on, reads these traces. Pulumi finds the user's line, which it shows with a
 * resource, without them.
 */
const LEAK_DEBUGGING = "PULUMI_DEBUG_PROMISE_LEAKS";

/** Turns stack traces off until one of the returned functions is called, which must happen before other code runs. */
export function withoutPromiseStacks() {
    const before = Error.stackTraceLimit;
    if (!process.env[LEAK_DEBUGGING]) {
        Error.stackTraceLimit = 0;
    }
    const restore = () => {
        Error.stackTraceLimit = before;
    };
    return {
        restore,
        /** The error that was thrown meanwhile, with its missing stack trace, which contains the user's line. */
        traced(error: unknown): unknown {
            restore();
            if (error instanceof Error && !error.stack?.includes("\n    at ")) {
                Error.captureStackTrace(error);
            }
            return error;
        },
    };
}
