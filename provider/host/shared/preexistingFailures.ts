import { sameJson } from "../../core/common/sameJson";
import { argumentOf, type Failure, hasForm } from "../../core/model/failure";
import { mistakesIn } from "../../core/model/mistakes";
import { type CommonInputs, differences, type Model } from "../../core/model/model";
import { fillUnknownsFromLive } from "./fillUnknownsFromLive";

/**
 * The mistakes of a change, without those that the live object has already. The server has accepted those, and
 * the change does not write them.
 *
 * @param before the live object in the form of a declaration; absent if the object is new
 */
export function newFailures<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Inputs,
    before: Inputs | undefined,
): Failure[] {
    const mistakes = mistakesIn(model, declared, before);
    if (mistakes.length === 0 || before === undefined || model.makesNew?.(before, declared)) {
        return mistakes;
    }
    const same = unchangedArguments(model, declared, before);
    // A mistake can involve two arguments. If one of them has changed, the mistake is new.
    const old = mistakesIn(model, { ...before, ...pick(declared, same) });
    return mistakes.filter(
        (mistake) => !same.includes(argumentOf(mistake)) || !old.some((each) => sameJson(each, mistake)),
    );
}

/** Whether the live object can contain each of the mistakes: all of them are in arguments of the kind. */
export function mayBePreexisting<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Inputs,
): boolean {
    const mistakes = mistakesIn(model, declared);
    const known: readonly string[] = model.fields;
    return (
        mistakes.length > 0 &&
        mistakes.every((each) => known.includes(argumentOf(each))) &&
        hasForm(model.schema, declared)
    );
}

/** The arguments with the same meaning in both. An unknown value counts as unchanged. */
function unchangedArguments<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Inputs,
    before: Inputs,
): string[] {
    // Only values of the right type have a canonical form.
    const comparable = [declared, before].every((each) => hasForm(model.schema, each));
    const different = comparable
        ? differences(model, fillUnknownsFromLive(model, declared, before), before).map(({ field }) => field)
        : model.fields;
    return model.fields.filter(
        (field) => !different.includes(field) || sameJson(declared[field], before[field]),
    );
}

function pick(object: object, fields: readonly string[]): object {
    return Object.fromEntries(fields.map((field) => [field, Reflect.get(object, field)]));
}
