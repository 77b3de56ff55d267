import { planTransition } from "../../../provider/model/planTransition";
import { expectInGuide } from "../../support/guide";
import { declaredAs } from "./serverModel";
import { situations } from "./situations";
import { transitionTable } from "./transitionTable";

test("the guide has the planner's table", () => {
    expectInGuide("versions.md", "transitions", transitionTable());
});

test("what was never live is never PAUSED", () => {
    const never = situations.filter(({ live, owned }) => !owned || live.own?.status === "DRAFT");
    const plans = never.map(({ live, owned, seen }) =>
        planTransition(live, owned, seen, declaredAs("PAUSED")),
    );
    expect(new Set(plans.map((plan) => "because" in plan && plan.because))).toEqual(
        new Set(["never published"]),
    );
});
