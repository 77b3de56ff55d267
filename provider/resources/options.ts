import type * as pulumi from "@pulumi/pulumi";

/** The options of every resource: those of Pulumi, and `onMismatch`. */
export interface PersonalizeResourceOptions extends pulumi.CustomResourceOptions {
    /**
     * What to do if the object that `import` names differs from the declaration. `"refuse"` fails before the first
     * write and lists the differences. `"update"` overwrites the object with the declaration.
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
 * Moves `import` from the options to the inputs, where the life cycle reads it: the engine's own import fails for
 * every dynamic provider (pulumi#3550).
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
