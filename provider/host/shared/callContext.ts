import { AsyncLocalStorage } from "node:async_hooks";

/** What is known about the engine's call that the current code belongs to. */
export interface CallContext {
    readonly urn?: string;
    /** Epoch milliseconds from the resource option `customTimeouts`. */
    readonly deadline?: number;
}

const calls = new AsyncLocalStorage<CallContext>();

export function runCall<T>(context: CallContext, task: () => Promise<T>): Promise<T> {
    return calls.run(context, task);
}

/** Empty in the dynamic-provider host, which does not tell the resource of a call. */
export function currentCall(): CallContext {
    return calls.getStore() ?? {};
}
