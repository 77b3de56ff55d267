import type * as pulumi from "@pulumi/pulumi";

/** The options that every resource of this package takes: Pulumi's own, and what goes with `import`. */
export interface PersonalizeResourceOptions extends pulumi.CustomResourceOptions {
    /**
     * What to do when the object that `import` names differs from the declaration: `"refuse"` fails before
     * anything is written and names the differences, `"update"` writes the declaration over it.
     *
     * @default "refuse"
     */
    onMismatch?: "refuse" | "update";
}

interface ExtractedImport {
    options: pulumi.CustomResourceOptions;
    hidden: { __import?: { id: pulumi.Input<string>; onMismatch: string } };
}

/**
 * Takes `import` out of the options and hands it to the life cycle: the engine's own import fails for every
 * dynamic provider (pulumi#3550).
 */
export function extractImport({
    import: id,
    onMismatch,
    ...options
}: PersonalizeResourceOptions): ExtractedImport {
    return id === undefined
        ? { options, hidden: {} }
        : { options, hidden: { __import: { id, onMismatch: onMismatch ?? "refuse" } } };
}
