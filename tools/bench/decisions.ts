import { performance } from "node:perf_hooks";
import { audienceModel } from "../../provider/core/model/audience";
import { planTransition } from "../../provider/core/model/planTransition";
import type { CurrentVersions, DeclaredVersion } from "../../provider/core/model/versionState";
import { normalizeDefinition } from "../../provider/core/rules/normalize";
import { validateDefinition } from "../../provider/core/rules/validate";
import type { WireRuleNode } from "../../provider/core/wire";
import { sameDefinition } from "../../tests/support/sameDefinition";
import { rules } from "./hostCalls";
import { type Findings, nothing } from "./results";

const definition = (ref: string) =>
    ({ __type: "RuleCombination", combinationType: "AND", rules: rules(ref) }) as WireRuleNode;

const [one, other] = [definition("a".repeat(24)), definition("a".repeat(24))];
const inputs = { projectUid: "b".repeat(24), name: "U", definition: one } as Parameters<
    typeof audienceModel.check
>[0];
const live: CurrentVersions = {
    live: {
        uid: "c".repeat(24),
        number: 1,
        status: "ACTIVE",
        content: "different",
        staged: "different",
        edited: false,
    },
    onlyOne: true,
    lostWrite: false,
};
const owned = { uid: "c".repeat(24), status: "ACTIVE" } as const;
const declared: DeclaredVersion = { status: "ACTIVE", staged: true, experienceUid: "d".repeat(24) };

const DECISIONS: Record<string, () => unknown> = {
    "transitions planned": () => planTransition(live, owned, declared),
    "definitions of ten rules normalised": () => normalizeDefinition(one),
    "definitions of ten rules compared": () => sameDefinition(one, other),
    "definitions of ten rules validated": () => validateDefinition(one, "definition"),
    "audiences of ten rules checked": () => audienceModel.check(inputs),
};

const SECONDS = 1;

/** Measures how often per second the pure functions run. */
export function decisions(): Findings {
    const figures = Object.entries(DECISIONS).map(([name, decide]) => {
        perSecond(decide, SECONDS / 4);
        return { group: "Decisions", name, value: perSecond(decide, SECONDS), unit: "per second" };
    });
    return { ...nothing(), figures };
}

/** The last result. Exporting it keeps the compiler from removing the measured calls. */
export let decided: unknown;

function perSecond(decide: () => unknown, seconds: number): number {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < 1000 * seconds) {
        for (let turn = 0; turn < 100; turn++) decided = decide();
        count += 100;
    }
    return count / ((performance.now() - start) / 1000);
}
