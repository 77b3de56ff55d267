import { allCases, type FaultCase } from "../support/faultCases";
import { FaultLane, runCases } from "../support/faultRun";
import { oddities } from "./oddAnswers";

/** Every experience has a version, so these say what can't be. */
const impossible = oddities.filter(({ name }) =>
    ["an empty list", "404 although it was done"].includes(name),
);
const named = ["resume", "stage draft", "discard draft", "remove live version"];

test("of an experience that is there, no answer says that it has no versions", async () => {
    const lane = await FaultLane.open();
    const steps = async (operation: FaultCase["operation"]) => (await lane.operationsOf(operation)).length;
    const all = await allCases(impossible, steps);
    await lane.close();
    const cases = all.filter(({ operation, lasting }) => named.includes(operation.name) && !lasting);
    const problems: string[] = [];
    await runCases(cases, (one, outcome) =>
        problems.push(
            ...outcome.problems.map((said) => `${one.operation.name}, ${one.trouble.name}: ${said}`),
        ),
    );
    expect(problems).toEqual([]);
    expect(cases.length).toBeGreaterThan(10);
});
