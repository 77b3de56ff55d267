import { planTransition } from "../../../provider/core/model/planTransition";
import { expectInGuide } from "../../support/guide";
import { situations } from "./situations";
import { transitionTable } from "./transitionTable";

test("the guide has the planner's table", () => {
    expectInGuide("versions.md", "transitions", transitionTable());
});

test("what was never live is never PAUSED", () => {
    const never = situations.filter(
        ({ current, owned, declared }) =>
            declared.status === "PAUSED" && (!owned || current.draft?.uid === owned.uid),
    );
    const plans = never.map(({ current, owned, declared }) => planTransition(current, owned, declared));
    expect(new Set(plans.map((plan) => "because" in plan && plan.because))).toEqual(
        new Set(["never published"]),
    );
});
