import type { Kind } from "../model/model";
import type { Declaration, ProgramPlan } from "./programPlan";
import type { Remark } from "./remarks";

/** What stands together in the program: in one file of a large one. */
export interface Group {
    /** The file's name, and that of its import in the others. */
    readonly file: string;
    readonly title: string;
    readonly declarations: readonly Declaration[];
    readonly remarks: readonly Remark[];
    /** Whether an empty line stands between the declarations, most of which take several lines. */
    readonly spaced: boolean;
}

const GROUPS: readonly (Pick<Group, "file" | "title" | "spaced"> & { kinds: readonly Kind[] })[] = [
    {
        file: "attributes",
        title: "What the web site tells Personalize about a visitor.",
        kinds: ["Attribute"],
        spaced: false,
    },
    { file: "events", title: "What visitors do, for A/B tests to count.", kinds: ["Event"], spaced: false },
    { file: "audiences", title: "Groups of visitors.", kinds: ["Audience"], spaced: true },
    {
        file: "experiences",
        title: "Each experience with its live version and its draft.",
        kinds: ["Experience", "ExperienceVersion"],
        spaced: true,
    },
    {
        file: "priority",
        title: "Which experience wins if several change the same part of a page.",
        kinds: ["ExperiencesPriority"],
        spaced: true,
    },
];

/** The groups that have something to say, each version behind its experience. */
export function groupsOf({ declarations, remarks, content }: ProgramPlan): Group[] {
    const place = new Map(content.experiences.map(({ uid }, index) => [uid, index]));
    const experienceOf = (each: Declaration) =>
        place.get(each.kind === "ExperienceVersion" ? each.inputs.experience : each.uid) ?? 0;
    return GROUPS.map(({ kinds, ...group }) => ({
        ...group,
        declarations: declarations
            .filter(({ kind }) => kinds.includes(kind))
            .toSorted((a, b) => experienceOf(a) - experienceOf(b)),
        remarks: remarks.filter(({ kind }) => kinds.includes(kind)),
    })).filter((group) => group.declarations.length + group.remarks.length > 0);
}

/** The list in parts, in the order in which their keys first come; `Map.groupBy` of later Node.js versions. */
export function groupBy<T, Key>(list: readonly T[], keyOf: (each: T) => Key): Map<Key, T[]> {
    const groups = new Map<Key, T[]>();
    for (const each of list) {
        const group = groups.get(keyOf(each));
        if (group === undefined) groups.set(keyOf(each), [each]);
        else group.push(each);
    }
    return groups;
}
