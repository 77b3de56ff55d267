import { containsUnknown } from "../../core/common/unknown";
import { type CommonInputs, differences, type Model } from "../../core/model/model";
import type { Props } from "./props";

/** The arguments that change, including `projectUid`. An unknown value counts as changed. */
export function changedFields<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    olds: Props,
    news: Inputs,
): string[] {
    const all = ["projectUid", ...model.fields];
    const unknown = all.filter((field) => containsUnknown(Reflect.get(news, field)));
    // Only known values can be compared, so the old values replace the unknown ones.
    const known = { ...news, ...Object.fromEntries(unknown.map((field) => [field, olds[field]])) };
    const different = differences(model, known, olds as Inputs).map(({ field }) => field);
    const moved = olds.projectUid === known.projectUid ? [] : ["projectUid"];
    const changed = [...moved, ...different, ...unknown];
    return all.filter((field) => changed.includes(field));
}
