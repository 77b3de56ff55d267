import type { Cut, Program, Step, Up } from "./versionSequences";

const active = (names: string, staged?: string): Program => ({
    status: "ACTIVE",
    names: [...names],
    ...(staged === undefined ? {} : { staged: [...staged] }),
});
const paused = (names: string): Program => ({ status: "PAUSED", names: [...names] });

const up = (program: Program, trouble: Partial<Pick<Up, "faults" | "cut">> = {}): Step => ({
    kind: "up",
    program,
    refresh: false,
    faults: [],
    cut: undefined,
    ...trouble,
});
const hand = (edit: Extract<Step, { kind: "hand" }>["edit"], names = "A"): Step => ({
    kind: "hand",
    edit,
    names: [...names],
});
const lost: Cut = { nth: 1, when: "lost" };

/** Short sequences in which one rule alone keeps things right; chance meets some of them seldom. */
export const situations: Step[][] = [
    [up(active("AC")), hand("publish", "AB"), up(active("BAD"))],
    [up(active("AC")), hand("publish", "AB"), up(paused("AC"))],
    [up(active("AC")), hand("pause"), up(active("AB"))],
    [up(active("AC", "AB")), hand("activateDraft"), up(active("AC"))],
    [up(active("AC", "AB")), hand("activateDraft"), up(active("AC", "C"))],
    [up(active("AC", "AB")), hand("editDraft", "C"), up(active("AC"))],
    [up(active("AC", "AB")), hand("editDraft", "C"), up(active("BAD", "AB"))],
    [up(active("AC", "AB")), hand("discardDraft"), up(active("BAD", "AB"))],
    [up(active("AC", "AB")), up(active("BAD", "AB"))],
    [up(active("AC", "AB")), up(active("AB")), up(active("AC", "AB"))],
    [up(active("AC", "BAD")), up(active("AC")), up(active("AC", "BAD"))],
    [up(active("AC")), hand("makeDraft", "C"), up(active("AC", "AB"))],
    [up(active("AC")), hand("makeDraft", "AB"), up(active("AB"))],
    [up(active("AB")), up(active("AB", "BAD"))],
    [up(active("AB")), up(active("C")), up(active("AB"))],
    [up(active("AC", "AB")), up(active("BAD", "AB"), { cut: lost })],
    [
        up(active("AC", "AB")),
        up(active("BAD", "AB"), {
            faults: [{ match: "createExperienceVersion", nth: "every", kind: "500" }],
        }),
        up(active("AC", "AB")),
    ],
    [
        up(active("AC")),
        up(active("AB"), { faults: [{ match: "createExperienceVersion", kind: "reset-after" }] }),
    ],
];
