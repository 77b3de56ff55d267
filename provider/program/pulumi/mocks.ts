import * as pulumi from "@pulumi/pulumi";

/** Internal to the SDK, and therefore not in its types. */
interface Internals {
    getMonitor?(): { readonly mocks?: Partial<pulumi.runtime.Mocks> } | undefined;
    waitForRPCs?(): Promise<void>;
}

const internals = pulumi.runtime as unknown as Internals;

/** The mock of functions, if the program runs under `pulumi.runtime.setMocks`. */
export function mockedCall(): pulumi.runtime.Mocks["call"] | undefined {
    const mocks = internals.getMonitor?.()?.mocks;
    return mocks?.call?.bind(mocks);
}

/** Waits until all resources are registered. */
export async function registered(): Promise<void> {
    // Resources that depend on others register later.
    await new Promise(setImmediate);
    await (internals.waitForRPCs ?? pulumi.runtime.disconnect)();
}
