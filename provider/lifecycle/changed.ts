import { containsUnknown } from "../common/unknown";
import type { CommonInputs, Model } from "../model/model";
import { differences } from "../model/model";
import type { Props } from "./provider";

/** The arguments that change, `projectUid` among them; what is not known yet counts as changed. */
export function changedFields<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    olds: Props,
    news: Inputs,
): string[] {
    const all = ["projectUid", ...model.fields];
    const unknown = all.filter((field) => containsUnknown(Reflect.get(news, field)));
    if (unknown.length > 0) {
        return all.filter(
            (field) =>
                unknown.includes(field) ||
                JSON.stringify(olds[field]) !== JSON.stringify(Reflect.get(news, field)),
        );
    }
    const moved = olds.projectUid === news.projectUid ? [] : ["projectUid"];
    return [...moved, ...differences(model, news, olds as Inputs).map(({ field }) => field)];
}
