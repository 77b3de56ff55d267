import type { Cut, Line, Program, Step, Up } from "./versionSequences";

const line = (status: NonNullable<Line>["status"], names: string): Line => ({ status, names: [...names] });
const active = (names: string) => line("ACTIVE", names);
const draft = (names: string) => line("DRAFT", names);

const up = (one: Line, two?: Line, trouble: Partial<Pick<Up, "faults" | "cut">> = {}): Step => {
    const program: Program = { one, two };
    return { kind: "up", program, refresh: false, faults: [], cut: undefined, ...trouble };
};
const hand = (edit: Extract<Step, { kind: "hand" }>["edit"], names = "A"): Step => ({
    kind: "hand",
    edit,
    names: [...names],
});
const lost: Cut = { nth: 2, when: "lost" };

/** Short sequences in which one rule alone keeps things right; chance meets some of them seldom. */
export const situations: Step[][] = [
    [up(active("AC")), hand("publish", "AB"), up(active("BAD"))],
    [up(active("AC")), hand("publish", "AB"), up(line("PAUSED", "AC"))],
    [up(active("AC")), hand("pause"), up(active("AB"))],
    [up(active("AC"), draft("AB")), hand("activateDraft"), up(active("AC"))],
    [up(active("AC"), draft("AB")), up(active("BAD"), draft("AB"))],
    [up(active("AC"), draft("AB")), up(undefined, active("AC"))],
    [up(active("AC")), hand("makeDraft", "C"), up(active("AC"), draft("AB"))],
    [up(active("AB")), up(active("AB"), draft("BAD"))],
    [up(active("AB")), up(active("C")), up(active("AB"))],
    [up(active("AC"), undefined, { cut: lost })],
    [
        up(active("AC")),
        up(active("AB"), undefined, { faults: [{ match: "createExperienceVersion", kind: "reset-after" }] }),
    ],
];
