import type { Fault } from "../../provider/emulator";
import { fc } from "./fastCheck";

/** The version of one experience and what is staged beside it, as a program declares it. */
export type Program =
    | { status: "DRAFT" | "ACTIVE" | "PAUSED"; names: string[]; staged?: string[] }
    | undefined;

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
const active = names.map((each): Program => ({ status: "ACTIVE", names: each }));
const staging = fc
    .tuple(names, names)
    .map(([each, staged]): Program => ({ status: "ACTIVE", names: each, staged }));

const program: fc.Arbitrary<Program> = fc.oneof(
    { weight: 4, arbitrary: active },
    { weight: 5, arbitrary: staging },
    { weight: 1, arbitrary: fc.oneof(active, staging).map(paused) },
    { weight: 1, arbitrary: names.map((each): Program => ({ status: "DRAFT", names: each })) },
    { weight: 1, arbitrary: fc.constant<Program>(undefined) },
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

/** What a team does next with what it has declared, and may take back. */
const moves: Record<string, (last: Program, before: Program, names: string[]) => Program> = {
    again: (last) => last,
    revert: (_, before) => before,
    pause: paused,
    resume: (last) => (last?.status === "PAUSED" ? { ...last, status: "ACTIVE" } : last),
    stage: (last, _, staged) =>
        last && (last.status === "DRAFT" ? { ...last, names: staged } : { ...last, staged }),
    unstage: (last) => last && { status: last.status, names: last.names },
    publish: (last) => last && { status: "ACTIVE", names: last.staged ?? last.names },
    publishAndStage: (last, _, staged) =>
        last && { status: "ACTIVE", names: last.staged ?? last.names, staged },
    correct: (last, _, each) => last && { ...last, names: each },
    remove: () => undefined,
};

function paused(last: Program): Program {
    return last?.status === "ACTIVE" ? { ...last, status: "PAUSED" } : last;
}

const start: fc.Arbitrary<Up> = fc.record({
    kind: fc.constant("up" as const),
    program: fc.oneof(active, staging),
    refresh: fc.constant(false),
    faults: fc.constant<readonly Fault[]>([]),
    cut: fc.constant(undefined),
});

const round = fc.record({
    edits: fc.array(edit, { maxLength: 2 }),
    move: fc.option(fc.constantFrom(...Object.values(moves)), { freq: 5 }),
    names,
    up: run,
});

/** What happens to one experience: what is declared, what others do to it, and what goes wrong meanwhile. */
export const sequences: fc.Arbitrary<Step[]> = fc
    .tuple(start, fc.array(round, { minLength: 1, maxLength: 5 }))
    .map(([first, rounds]) => {
        const steps: Step[] = [first];
        const programs: Program[] = [undefined, first.program];
        for (const { edits, move, names: each, up } of rounds) {
            const [before, last] = programs.slice(-2);
            const next = move === null ? up.program : move(last, before, each);
            programs.push(next);
            steps.push(...edits, { ...up, program: next });
        }
        return steps;
    });
