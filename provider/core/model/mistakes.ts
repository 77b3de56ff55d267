import type { Failure } from "./failure";
import type { CommonInputs, Model } from "./model";
import { stringifiedValues } from "./stringified";

/** The mistakes that follow from a declaration alone, of its kind and of its texts. Live objects can have them. */
export function mistakesIn<Inputs extends CommonInputs>(
    model: Pick<Model<Inputs, never>, "check">,
    inputs: object,
    before?: Inputs,
): Failure[] {
    return [...stringifiedValues(inputs), ...model.check(inputs, before)];
}
