import type { Kind } from "../../core/model/model";
import type { Declaration, ProgramPlan } from "./programPlan";
import type { Remark } from "./remarks";

/** Declarations that are printed together. In a large program, each group has its own file. */
export interface Group {
    /** The name of the file, and of its import in other files. */
    readonly file: string;
    readonly title: string;
    readonly declarations: readonly Declaration[];
    readonly remarks: readonly Remark[];
    /** Whether an empty line separates the declarations, most of which take several lines. */
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

/** Returns the groups that are not empty. Each version follows its experience. */
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

/** Groups a list by key, in the order in which the keys first appear. Later Node.js versions have `Map.groupBy`. */
export function groupBy<T, Key>(list: readonly T[], keyOf: (each: T) => Key): Map<Key, T[]> {
    const groups = new Map<Key, T[]>();
    for (const each of list) {
        const group = groups.get(keyOf(each));
        if (group === undefined) groups.set(keyOf(each), [each]);
        else group.push(each);
    }
    return groups;
}
