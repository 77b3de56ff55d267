import type * as pulumi from "@pulumi/pulumi";

/** The internal form of `apply` that also runs on unknown values. */
interface WithUnknowns<T> {
    apply<U>(change: (value: T | undefined) => pulumi.Input<U>, runWithUnknowns: true): pulumi.Output<U>;
}

/** Maps an output that can be unknown. With an SDK that lacks the internal form, an unknown value stays unknown. */
export function applyWithUnknowns<T, U>(
    output: pulumi.Output<T>,
    change: (value: T | undefined) => pulumi.Input<U>,
): pulumi.Output<U> {
    return (output as unknown as WithUnknowns<T>).apply(change, true);
}
