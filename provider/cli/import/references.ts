import type { AudienceInputs } from "../../core/model/audience";
import type { ExperiencesPriorityInputs } from "../../core/model/experiencesPriority";
import type { ExperienceVersionInputs, VersionContent } from "../../core/model/versionSchema";
import { attributeRefs } from "../../core/rules/walk";

type Content<Inputs> = Omit<Inputs, "projectUid">;

/** A kind and its arguments, with uids in place of references. */
export type Declarable =
    | { readonly kind: "Attribute"; readonly inputs: { key: string; name: string; description?: string } }
    | { readonly kind: "Event"; readonly inputs: { key: string; description?: string } }
    | { readonly kind: "Audience"; readonly inputs: Content<AudienceInputs> }
    | {
          readonly kind: "Experience";
          readonly inputs: { name: string; description?: string; type: string; tags?: string[] };
      }
    | { readonly kind: "ExperienceVersion"; readonly inputs: Content<ExperienceVersionInputs> }
    | { readonly kind: "ExperiencesPriority"; readonly inputs: Content<ExperiencesPriorityInputs> };

/** Returns the unique uids of the objects that a declaration refers to. */
export function referencesOf(declared: Declarable): string[] {
    switch (declared.kind) {
        case "Attribute":
        case "Event":
        case "Experience":
            return [];
        case "Audience":
            return attributeRefs(declared.inputs.definition);
        case "ExperienceVersion":
            return versionReferences(declared.inputs);
        case "ExperiencesPriority":
            return declared.inputs.order;
        default:
            throw new Error(`Unknown declaration ${JSON.stringify(declared satisfies never)}`);
    }
}

function versionReferences({ experience, staged, ...content }: Content<ExperienceVersionInputs>): string[] {
    const contents = staged === undefined ? [content] : [content, staged];
    return [...new Set([experience, ...contents.flatMap(contentReferences)])];
}

function contentReferences({ variants, metrics, targeting }: VersionContent): string[] {
    return [
        ...variants.flatMap(({ audiences }) => audiences ?? []),
        ...(metrics ?? []).map(({ event }) => event),
        ...(targeting?.audiences ?? []),
    ];
}
