import * as pulumi from "@pulumi/pulumi";
import { outputsIn } from "./secretPaths";

/** Internal to the SDK, and therefore not in its types. */
interface WithKnowledge {
    isKnown?: Promise<boolean>;
}

/**
 * Whether the arguments of an update contain an unknown value: with `--continue-on-error`, a resource that they come from
 * has failed. The engine leaves such values out when it asks for a check. Undefined in a preview, and if all are known.
 */
export function incompleteInput(props: pulumi.Inputs): Promise<true | undefined> | undefined {
    const outputs = pulumi.runtime.isDryRun() ? [] : outputsIn(props, "");
    if (outputs.length === 0) {
        return undefined;
    }
    const known = outputs.map(([, value]) => {
        const output = value instanceof Promise ? pulumi.output(value) : value;
        return (output as unknown as WithKnowledge).isKnown ?? true;
    });
    // A rejected argument is reported where the argument itself is.
    return Promise.all(known).then(
        (all) => (all.every(Boolean) ? undefined : true),
        () => undefined,
    );
}
