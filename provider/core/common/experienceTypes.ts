import { printable } from "./printable";

/**
 * Why the variants do not match the type of their experience: variants of a segmented experience have audiences,
 * variants of an A/B test do not.
 */
export function variantsOfOtherType(
    experience: { name: string; type: string },
    variants: readonly { audiences?: unknown; lyticsAudiences?: unknown }[],
): string | undefined {
    const segmented = variants.some((each) => (each.audiences ?? each.lyticsAudiences) !== undefined);
    if (segmented && experience.type === "AB_TEST") {
        return (
            `the experience ${printable(experience.name)} is an A/B test, but its variants have audiences. ` +
            "Remove the audiences (`targeting` decides who takes part in a test), or make the experience SEGMENTED."
        );
    }
    return !segmented && experience.type === "SEGMENTED"
        ? `the experience ${printable(experience.name)} is SEGMENTED, so each variant needs the audiences that see it: { name, audiences: [...] }.`
        : undefined;
}
