import { type FaultCase, troubles } from "../support/faultCases";
import { operations } from "../support/faultOperations";
import { ways } from "../support/useHost";
import { tabulate } from "./faultTable";

/** One write of each sort: into a list, a version's first and later ones, the order. */
const OPERATIONS = [
    "create audience",
    "update event",
    "delete attribute",
    "publish first version",
    "publish over active",
    "update order",
];

/** What a client tells apart: refused, not received, carried out without an answer, with an error, with nonsense. */
const TROUBLES = ["429", "reset-before", "reset-after", "502 after the effect", "wrong-json"];

function named<T extends { readonly name: string }>(all: readonly T[], names: readonly string[]): T[] {
    return names.map((name) => {
        const found = all.find((each) => each.name === name);
        if (!found) throw new Error(`There is no ${name} in the fault matrix.`);
        return found;
    });
}

/** The last request of an operation is a write. */
const cases: FaultCase[] = named(operations, OPERATIONS).flatMap((operation, row) =>
    named(troubles, TROUBLES).map((trouble, column) => ({
        operation,
        trouble,
        // Half of them fail until the run has ended, in a checkerboard.
        lasting: (row + column) % 2 === 0,
        step: (requests) => requests,
    })),
);

test.each(ways)(
    `after an up in which a write fails, and at most one more, all is as declared: ${cases.length} cases, %s`,
    async (way) => {
        const table = await tabulate(`fault-sample-${way}`, cases, 4, way);
        expect(table.problems).toEqual([]);
        expect(table.undisturbed).toBe(0);
    },
);
