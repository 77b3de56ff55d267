/**
 * Pulumi notes the stack that led to each promise it makes, four for each argument of each resource, and maps it to
 * the lines of the TypeScript: half of what a program of some hundred resources takes. They are read by nobody
 * unless this variable asks for promises that never end. (The user's line, which Pulumi shows with a resource, it
 * finds without.)
 */
const ASKED_FOR = "PULUMI_DEBUG_PROMISE_LEAKS";

/** Has no stacks noted until what is returned is called, which must be before anything else runs. */
export function withoutPromiseStacks(): () => void {
    if (process.env[ASKED_FOR]) {
        return () => undefined;
    }
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    return () => {
        Error.stackTraceLimit = before;
    };
}
