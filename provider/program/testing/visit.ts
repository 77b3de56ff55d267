import { inspect } from "node:util";
import { quoted } from "../../core/common/printable";
import { closestMatch } from "../../core/common/suggest";
import type { Evaluation, ExperienceEvaluation } from "../../evaluation";
import { reasonLines } from "../../evaluation/printReason";
import { failedAssertion, LEGEND } from "./failedAssertion";

/** What the declared project shows a visitor. */
export class Visit {
    /**
     * The name of the variant that each experience shows, by the name of the experience, the highest priority first.
     * Null if an experience shows nothing, `"(undecided)"` if the inputs do not determine it.
     */
    readonly variants: Readonly<Record<string, string | null>>;

    constructor(
        /** The complete result: short uids, aliases, reasons, the manifest, and what was ignored. */
        readonly evaluation: Evaluation,
    ) {
        this.variants = Object.fromEntries(evaluation.experiences.map((each) => [each.name, shown(each)]));
    }

    /** The variant that an experience shows, as in `variants`. */
    variant(experience: string): string | null {
        return shown(this.#experience(experience));
    }

    /** Why every experience shows what it shows, one line per rule. */
    get explanation(): string {
        return [
            ...this.evaluation.experiences.flatMap(({ reason }) => reasonLines(reason)),
            ...this.#ignored,
        ].join("\n");
    }

    /**
     * Asserts the variants of some experiences by their names. A failure prints the reasons, rule by rule.
     *
     * @throws AssertionError if an experience shows something else, or if it is undecided
     */
    assertShows(expected: Readonly<Record<string, string | null>>): void {
        const wrong = Object.entries(expected).filter(([name, variant]) => this.variant(name) !== variant);
        if (wrong.length === 0) return;
        const sentences = wrong.map(([name, variant]) => {
            const found = this.variant(name);
            return `${quoted(name)} shows ${inWords(found)}, not ${inWords(variant)}.`;
        });
        const reasons = wrong.flatMap(([name]) => reasonLines(this.#experience(name).reason));
        throw failedAssertion(sentences.join("\n"), [LEGEND, ...reasons, ...this.#ignored], {
            actual: Object.fromEntries(Object.keys(expected).map((name) => [name, this.variant(name)])),
            expected,
        });
    }

    get #ignored(): string[] {
        return this.evaluation.ignored.map((line) => `Ignored: ${line}`);
    }

    #experience(name: string): ExperienceEvaluation {
        const found = this.evaluation.experiences.find((each) => each.name === name);
        if (found !== undefined) return found;
        const names = this.evaluation.experiences.map((each) => each.name);
        throw failedAssertion(
            `No active or paused experience has the name ${quoted(name)}.${didYouMean(name, names)}`,
            [
                `The project has ${names.length === 0 ? "none" : names.map((each) => quoted(each)).join(", ")}.`,
            ],
        );
    }

    [inspect.custom](): string {
        return this.explanation;
    }
}

const shown = ({ decision, variant }: ExperienceEvaluation): string | null =>
    decision === "undecided" ? "(undecided)" : (variant?.name ?? null);

const inWords = (variant: string | null): string =>
    variant === null
        ? "no variant"
        : variant === "(undecided)"
          ? "a variant that is undecided"
          : quoted(variant);

/** A hint at the name that is meant. */
export function didYouMean(name: string, names: readonly string[]): string {
    const closest = closestMatch(name, names);
    return closest === undefined ? "" : ` Did you mean ${quoted(closest)}?`;
}
