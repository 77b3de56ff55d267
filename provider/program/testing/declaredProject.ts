import { quoted } from "../../core/common/printable";
import {
    type Assumptions,
    createEvaluator,
    type EvaluatedProject,
    type Reason,
    type Visitor,
    withDrafts,
} from "../../evaluation";
import { reasonLines } from "../../evaluation/printReason";
import { failedAssertion, LEGEND } from "./failedAssertion";
import { didYouMean, Visit } from "./visit";

/** A project as a program declares it, which visitors can visit. */
export class DeclaredProject {
    constructor(
        /** The objects in the form of the API. */
        readonly contents: EvaluatedProject,
        private readonly assumptions: Assumptions = {},
    ) {}

    /** What the project shows a visitor. */
    visit(visitor: Visitor = {}): Visit {
        return new Visit(createEvaluator(this.contents, this.assumptions).evaluate(visitor));
    }

    /** An audience, by the name that editors see. */
    audience(name: string): DeclaredAudience {
        const found = this.contents.audiences.find((each) => each.name === name);
        if (found !== undefined) {
            const evaluator = createEvaluator(this.contents, this.assumptions);
            return new DeclaredAudience(name, (visitor) => evaluator.audience(found.uid, visitor)!);
        }
        const names = this.contents.audiences.map((each) => each.name).sort();
        throw failedAssertion(
            `The program declares no audience with the name ${quoted(name)}.${didYouMean(name, names)}`,
            [`It declares ${names.length === 0 ? "none" : names.map((each) => quoted(each)).join(", ")}.`],
        );
    }

    /** The project as it will be when all staged drafts are published. */
    withDrafts(): DeclaredProject {
        return new DeclaredProject(withDrafts(this.contents), this.assumptions);
    }

    /** The same project under other assumptions about what Contentstack does not document. */
    assuming(assumptions: Assumptions): DeclaredProject {
        return new DeclaredProject(this.contents, { ...this.assumptions, ...assumptions });
    }
}

/** An audience of a declared project. */
export class DeclaredAudience {
    constructor(
        readonly name: string,
        private readonly reasonFor: (visitor: Visitor) => Reason,
    ) {}

    /**
     * Whether a visitor belongs to the audience.
     *
     * @throws AssertionError if the inputs do not determine it
     */
    matches(visitor: Visitor): boolean {
        const reason = this.reasonFor(visitor);
        if (reason.result === "undecided") {
            throw failedAssertion(`Whether the visitor belongs to ${quoted(this.name)} is undecided.`, [
                LEGEND,
                ...reasonLines(reason),
            ]);
        }
        return reason.result;
    }

    /** Why a visitor belongs to the audience or not, one line per rule. */
    explain(visitor: Visitor): string {
        return reasonLines(this.reasonFor(visitor)).join("\n");
    }

    /**
     * Asserts that a visitor belongs to the audience. A failure prints the reasons, rule by rule.
     *
     * @throws AssertionError if the visitor does not, or if it is undecided
     */
    assertMatches(visitor: Visitor): void {
        this.#assert(visitor, true);
    }

    /**
     * Asserts that a visitor does not belong to the audience. A failure prints the reasons, rule by rule.
     *
     * @throws AssertionError if the visitor does, or if it is undecided
     */
    assertDoesNotMatch(visitor: Visitor): void {
        this.#assert(visitor, false);
    }

    #assert(visitor: Visitor, expected: boolean): void {
        const actual = this.matches(visitor);
        if (actual === expected) return;
        throw failedAssertion(
            `The visitor ${actual ? "belongs" : "does not belong"} to the audience ${quoted(this.name)}.`,
            [LEGEND, this.explain(visitor)],
            { actual, expected },
        );
    }
}
