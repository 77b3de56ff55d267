/**
 * Gives an error the mark of the SDK's own RunError: Pulumi then shows only the message, without “unhandled
 * exception” and a stack. An SDK that does not know the mark shows the error as any other.
 */
export function markAsRunError(error: Error): void {
    Object.defineProperty(error, "__pulumiRunError", { value: true });
}

/**
 * The engine shows the message of a failed operation with the resource. The host also prints the error and its stack
 * under the stack's diagnostics, so both only point to the resource.
 */
export function showWithResourceOnly(error: Error): void {
    error.toString = () => error.name;
    error.stack = "the message is shown with the resource";
}
