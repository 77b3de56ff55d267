import fc from "fast-check";
import type { Fault } from "../../provider/emulator";

export type Line = { status: "DRAFT" | "ACTIVE" | "PAUSED"; names: string[] } | undefined;

/** Two resources of one experience, as the constructor lets them stand: one live version at most, one draft at most. */
export interface Program {
    one: Line;
    two: Line;
}

export const handEdits = [
    "publish",
    "makeDraft",
    "editDraft",
    "pause",
    "resume",
    "activateDraft",
    "discardDraft",
    "deleteExperience",
] as const;

export type Step =
    | { kind: "hand"; edit: (typeof handEdits)[number]; names: string[] }
    | { kind: "up"; program: Program; refresh: boolean; faults: readonly Fault[]; cut: Cut | undefined };

/** Where the engine dies: at the n-th write, before it is sent or before it is recorded. */
export interface Cut {
    nth: number;
    when: "before" | "lost";
}

const names = fc.shuffledSubarray(["A", "B", "C", "D"], { minLength: 1, maxLength: 3 });
const draft = names.map((each): Line => ({ status: "DRAFT", names: each }));
const live = fc.oneof(
    { weight: 4, arbitrary: names.map((each): Line => ({ status: "ACTIVE", names: each })) },
    { weight: 1, arbitrary: names.map((each): Line => ({ status: "PAUSED", names: each })) },
);
const nothing = fc.constant<Line>(undefined);

const program: fc.Arbitrary<Program> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ one: live, two: nothing }) },
    { weight: 4, arbitrary: fc.record({ one: live, two: draft }) },
    { weight: 1, arbitrary: fc.record({ one: draft, two: nothing }) },
    { weight: 2, arbitrary: fc.record({ one: nothing, two: live }) },
    { weight: 1, arbitrary: fc.record({ one: nothing, two: draft }) },
    { weight: 1, arbitrary: fc.record({ one: draft, two: live }) },
    { weight: 1, arbitrary: fc.record({ one: nothing, two: nothing }) },
);

const fault: fc.Arbitrary<Fault> = fc.record({
    match: fc.constantFrom(
        "createExperienceVersion",
        "updateExperienceVersion",
        "deleteExperienceVersion",
        "listExperienceVersions",
        "createExperience",
    ),
    nth: fc.constantFrom(1, 1, 2),
    kind: fc.constantFrom<Fault["kind"]>("reset-before", "reset-after", "500", "502", "429", "truncated"),
    effect: fc.boolean(),
});

const edit: fc.Arbitrary<Step> = fc.record({
    kind: fc.constant("hand" as const),
    edit: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...handEdits.slice(0, -1)) },
        { weight: 1, arbitrary: fc.constant("deleteExperience" as const) },
    ),
    names,
});

const run: fc.Arbitrary<Step> = fc.record({
    kind: fc.constant("up" as const),
    program,
    refresh: fc.boolean(),
    faults: fc.oneof(
        { weight: 3, arbitrary: fc.constant<readonly Fault[]>([]) },
        { weight: 1, arbitrary: fc.array(fault, { minLength: 1, maxLength: 2 }) },
    ),
    cut: fc.oneof(
        { weight: 6, arbitrary: fc.constant(undefined) },
        {
            weight: 1,
            arbitrary: fc.record({
                nth: fc.integer({ min: 1, max: 3 }),
                when: fc.constantFrom<Cut["when"]>("before", "lost"),
            }),
        },
    ),
});

/** What happens to one experience: what is declared, what others do to it, and what goes wrong meanwhile. */
export const sequences = fc.array(fc.oneof({ weight: 3, arbitrary: run }, { weight: 2, arbitrary: edit }), {
    minLength: 2,
    maxLength: 8,
});
