let isPulumis = false;

/** Called by the provider plugin, where `import` is Pulumi's own option. */
export function useImportOfPulumi(): void {
    isPulumis = true;
}

/**
 * How the option `import` takes over an object that differs from the declaration, as the end of a sentence. Pulumi's own
 * option has no condition.
 *
 * @param purpose what `onMismatch` is for, such as `to overwrite it`
 */
export function overwriting(purpose: string, byPulumi = isPulumis): string {
    return byPulumi ? "and the same `up` updates it" : `with onMismatch: "update" ${purpose}`;
}
