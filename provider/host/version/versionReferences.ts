import { isUnknown } from "../../core/common/unknown";
import type { ExperienceVersionInputs, VersionContent } from "../../core/model/versionSchema";
import type { DeclaredReference } from "../shared/missingReferences";

/** The uids in the declaration of a version, each with its property. Inputs can have a wrong form or be unknown. */
export function versionReferences(inputs: ExperienceVersionInputs): DeclaredReference[] {
    return [
        { kind: "Experience", uid: inputs.experience, property: "experience" },
        ...contentReferences(inputs, ""),
        ...contentReferences(inputs.staged, "staged."),
    ];
}

function contentReferences(content: Partial<VersionContent> | undefined, path: string): DeclaredReference[] {
    const audiences = (uids: readonly string[] | undefined, property: string) =>
        elements(uids).map(([uid, at]) => ({
            kind: "Audience" as const,
            uid,
            property: `${property}[${at}]`,
        }));
    return [
        ...elements(content?.variants).flatMap(([variant, at]) =>
            audiences(variant.audiences, `${path}variants[${at}].audiences`),
        ),
        ...elements(content?.metrics).map(([metric, at]) => ({
            kind: "Event" as const,
            uid: metric.event,
            property: `${path}metrics[${at}].event`,
        })),
        ...audiences(content?.targeting?.audiences, `${path}targeting.audiences`),
    ];
}

/** The known elements of a list with their index. */
function elements<T>(list: readonly T[] | undefined): [element: T, index: number][] {
    return Array.isArray(list)
        ? list.map((each, index): [T, number] => [each, index]).filter(([each]) => !isUnknown(each))
        : [];
}
