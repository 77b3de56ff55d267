import { versionBody } from "../../core/model/experienceVersion";
import { mergePriority, type OthersPolicy } from "../../core/model/mergePriority";
import type { VersionContent } from "../../core/model/versionSchema";
import type {
    WireAttribute,
    WireAudience,
    WireExperience,
    WireVersion,
    WireVersionStatus,
} from "../../core/wire";
import type { EvaluatedProject } from "../../evaluation";
import type { ResourceRecord } from "./records";

/** The declared objects in the form of the API's reads. */
export function toProject(records: readonly ResourceRecord[]): EvaluatedProject {
    const ofKind = (kind: ResourceRecord["kind"]) => records.filter((each) => each.kind === kind);
    const experiences = ofKind("Experience");
    const versions = ofKind("ExperienceVersion").flatMap(versionsOf);
    const declaredHere = new Set(experiences.map(({ id }) => id));
    const elsewhere = [...new Set(versions.map(({ experienceUid }) => experienceUid!))]
        .filter((uid) => !declaredHere.has(uid))
        .map((uid) => experienceDeclaredElsewhere(uid, versions));
    const all = [...experiences.map(experienceOf), ...elsewhere];
    return {
        attributes: ofKind("Attribute").map(attributeOf),
        audiences: ofKind("Audience").map(audienceOf),
        experiences: all,
        versions: Object.fromEntries(
            all.map(({ uid }) => [uid, versions.filter(({ experienceUid }) => experienceUid === uid)]),
        ),
        priorityOrder: ofKind("ExperiencesPriority").reduce<string[]>(
            (order, { inputs: { order: declared, others } }) =>
                mergePriority(order, declared as string[], [], (others ?? "keepRelative") as OthersPolicy),
            all.map(({ uid }) => uid),
        ),
    };
}

const attributeOf = ({ id, inputs }: ResourceRecord): WireAttribute => ({
    uid: id,
    name: String(inputs.name ?? inputs.key),
    key: inputs.key as string,
    __type: "CUSTOM",
});

const audienceOf = ({ id, inputs }: ResourceRecord): WireAudience => ({
    uid: id,
    name: String(inputs.name ?? id),
    definition: inputs.definition as WireAudience["definition"],
});

const experienceOf = ({ id, inputs, outputs }: ResourceRecord): WireExperience => ({
    uid: id,
    shortUid: outputs.shortUid as string,
    name: String(inputs.name ?? id),
    __type: inputs.type as WireExperience["__type"],
    tags: inputs.tags as string[] | undefined,
    status: "DRAFT",
});

/** An experience whose version alone is in the program. */
function experienceDeclaredElsewhere(uid: string, versions: readonly WireVersion[]): WireExperience {
    const variants = versions.find(({ experienceUid }) => experienceUid === uid)?.variants ?? [];
    const segmented = variants.some(({ __type }) => __type === "SegmentedVariant");
    return { uid, shortUid: "0", name: uid, __type: segmented ? "SEGMENTED" : "AB_TEST", status: "DRAFT" };
}

/** The version of a resource, and its staged draft. */
function versionsOf({ inputs, outputs }: ResourceRecord): WireVersion[] {
    const { experience, status, staged, variants, variantSplit, metrics, targeting } = inputs;
    if (!Array.isArray(variants)) return [];
    const content = { variants, variantSplit, metrics, targeting } as VersionContent;
    const versionOf = (
        uid: unknown,
        versionStatus: WireVersionStatus,
        body: VersionContent,
        shortUids: unknown,
    ): WireVersion => ({
        ...versionBody(versionStatus, body, shortUids as string[]),
        uid: String(uid),
        experienceUid: String(experience),
        versionNumber: Number(outputs.versionNumber),
    });
    return [
        versionOf(outputs.versionUid, status as WireVersionStatus, content, outputs.shortUids),
        ...(staged === undefined || staged === null
            ? []
            : [
                  versionOf(
                      outputs.stagedVersionUid,
                      "DRAFT",
                      staged as VersionContent,
                      outputs.stagedShortUids,
                  ),
              ]),
    ];
}
