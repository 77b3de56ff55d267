import * as pulumi from "@pulumi/pulumi";

/** The paths of the secret values in the arguments, without indexes; undefined if there is none. */
export function secretPaths(props: pulumi.Inputs): pulumi.Output<string[]> | undefined {
    const found = outputsIn(props, "");
    if (found.length === 0) {
        return undefined;
    }
    const paths = found.map(async ([path, value]) =>
        (await pulumi.isSecret(value instanceof Promise ? pulumi.output(value) : value)) ? [path] : [],
    );
    const distinct = Promise.all(paths).then((each) => [...new Set(each.flat())].sort());
    // An input that resolves to nothing is not sent.
    return pulumi.output(distinct.then((each) => (each.length === 0 ? undefined : each))) as pulumi.Output<
        string[]
    >;
}

/** The outputs and promises in a value, each with its path. A path has no indexes. */
export function outputsIn(
    value: unknown,
    path: string,
): [string, pulumi.Output<unknown> | Promise<unknown>][] {
    if (pulumi.Output.isInstance(value) || value instanceof Promise) {
        return [[path, value]];
    }
    if (Array.isArray(value)) {
        return value.flatMap((each) => outputsIn(each, path));
    }
    if (typeof value !== "object" || value === null || pulumi.Resource.isInstance(value)) {
        return [];
    }
    return Object.entries(value)
        .filter(([name]) => !name.startsWith("__") || path !== "")
        .flatMap(([name, field]) => outputsIn(field, path === "" ? name : `${path}.${name}`));
}
