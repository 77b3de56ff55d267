import type { Fault } from "../../provider/emulator";
import { fc } from "./fastCheck";

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

export interface Up {
    kind: "up";
    program: Program;
    refresh: boolean;
    faults: readonly Fault[];
    cut: Cut | undefined;
}

export type Step = { kind: "hand"; edit: (typeof handEdits)[number]; names: string[] } | Up;

/** Where the engine dies: at the n-th write, before it is sent or before it is recorded. */
export interface Cut {
    nth: number;
    when: "before" | "lost";
}

/** Few contents, so that what others do is now and then just what is declared. */
const names = fc.constantFrom<string[]>(["A", "B"], ["A", "C"], ["B", "A", "D"], ["C"]);
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
        { weight: 6, arbitrary: fc.constantFrom("publish" as const, "pause" as const) },
        { weight: 8, arbitrary: fc.constantFrom(...handEdits.slice(0, -1)) },
        { weight: 1, arbitrary: fc.constant("deleteExperience" as const) },
    ),
    names,
});

const run: fc.Arbitrary<Up> = fc.record({
    kind: fc.constant("up" as const),
    program,
    refresh: fc.constantFrom(false, false, true),
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

/** What a team does next with what it has declared. */
const moves = {
    again: (last: Program) => last,
    pause: ({ one, two }: Program) => ({ one: paused(one), two: paused(two) }),
    dropDraft: ({ one, two }: Program) => ({ one: withoutDraft(one), two: withoutDraft(two) }),
    dropLive: ({ one, two }: Program) => ({ one: draftAlone(one), two: draftAlone(two) }),
    publishDraft: ({ one, two }: Program) =>
        [one, two].some((line) => line?.status === "DRAFT")
            ? { one: published(one), two: published(two) }
            : { one, two },
};

const paused = (line: Line): Line => (line?.status === "ACTIVE" ? { ...line, status: "PAUSED" } : line);
const withoutDraft = (line: Line): Line => (line?.status === "DRAFT" ? undefined : line);
const draftAlone = (line: Line): Line => (line?.status === "DRAFT" ? line : undefined);
const published = (line: Line): Line =>
    line?.status === "DRAFT" ? { ...line, status: "ACTIVE" } : undefined;

const start: fc.Arbitrary<Up> = fc.record({
    kind: fc.constant("up" as const),
    program: fc
        .record({ one: live, two: fc.oneof(nothing, draft) })
        .map(({ one, two }): Program => ({ one: one && { ...one, status: "ACTIVE" }, two })),
    refresh: fc.constant(false),
    faults: fc.constant<readonly Fault[]>([]),
    cut: fc.constant(undefined),
});

const round = fc.record({
    edits: fc.array(edit, { maxLength: 2 }),
    move: fc.option(fc.constantFrom(...Object.values(moves)), { freq: 3 }),
    up: run,
});

/** What happens to one experience: what is declared, what others do to it, and what goes wrong meanwhile. */
export const sequences: fc.Arbitrary<Step[]> = fc
    .tuple(start, fc.array(round, { minLength: 1, maxLength: 4 }))
    .map(([first, rounds]) => {
        const steps: Step[] = [first];
        let last = first.program;
        for (const { edits, move, up } of rounds) {
            last = move === null ? up.program : move(last);
            steps.push(...edits, { ...up, program: last });
        }
        return steps;
    });
