import { routes } from "../../provider/emulator/routes";
import { allCases, type FaultCase, someCases, storms, type Trouble, troubles } from "../support/faultCases";
import { operations } from "../support/faultOperations";
import { FaultLane } from "../support/faultRun";
import { long } from "../support/long";
import { seed } from "../support/seed";
import { tabulate } from "./faultTable";
import { oddities } from "./oddAnswers";

const HOUR = 3_600_000;

/** All cases where there is time, else a sample of them. */
async function casesOf(kinds: readonly Trouble[], sample: number): Promise<FaultCase[]> {
    if (!long) return someCases(kinds, sample);
    const lane = await FaultLane.open();
    try {
        return await allCases(kinds, async (operation) => (await lane.operationsOf(operation)).length);
    } finally {
        await lane.close();
    }
}

/** An `up` that is disturbed, then at most one more: nothing is lost, nothing doubled, nothing left to do. */
describe("after an up that is disturbed, and at most one more, all is as declared:", () => {
    const all: [string, () => Promise<FaultCase[]>][] = [
        ["faults", () => casesOf(troubles, 40)],
        ["odd-answers", () => casesOf(oddities, 25)],
        ["storms", async () => storms(long ? 300 : 8)],
    ];
    test.each(all)(
        `%s (seed ${seed})`,
        async (name, casesOfName) => {
            const cases = await casesOfName();
            const table = await tabulate(name, cases, long ? 8 : 4);
            expect(table.problems).toEqual([]);
            // A matrix in which nothing struck would prove nothing.
            expect(table.undisturbed).toBeLessThan(cases.length / 10);
        },
        HOUR,
    );

    test("every operation of the API that writes into a project is among them", async () => {
        const lane = await FaultLane.open();
        const sent = new Set<string>();
        for (const operation of operations)
            for (const each of await lane.operationsOf(operation)) sent.add(each);
        await lane.close();
        const writes = routes.filter(({ scope, method }) => scope === "project" && method !== "GET");
        expect(writes.filter(({ operation }) => !sent.has(operation))).toEqual([]);
    });
});
