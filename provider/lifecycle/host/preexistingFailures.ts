import { sameJson } from "../../common/sameJson";
import { argumentOf, type Failure, hasForm } from "../../model/failure";
import { type CommonInputs, differences, type Model } from "../../model/model";
import { fillUnknownsFromLive } from "./fillUnknownsFromLive";

/**
 * The mistakes that a change makes, without those that stand in what is live already. The server has taken that
 * once, whatever our checks know of it, and nobody asks for it to be written.
 *
 * @param before what is live, as it would be declared; nothing where the object is to be made
 */
export function newFailures<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Inputs,
    before: Inputs | undefined,
): Failure[] {
    const mistakes = model.check(declared);
    if (mistakes.length === 0 || before === undefined || model.makesNew?.(before, declared)) {
        return mistakes;
    }
    const same = unchangedArguments(model, declared, before);
    // A mistake may need two arguments, one of which has changed: then it was not there before.
    const old = model.check({ ...before, ...pick(declared, same) });
    return mistakes.filter(
        (mistake) => !same.includes(argumentOf(mistake)) || !old.some((each) => sameJson(each, mistake)),
    );
}

/** Whether each mistake stands in an argument of the kind, and so may be found in what is live. */
export function mayBePreexisting<Inputs extends CommonInputs>(
    { check, fields, schema }: Model<Inputs, never>,
    declared: Inputs,
): boolean {
    const mistakes = check(declared);
    const known: readonly string[] = fields;
    return (
        mistakes.length > 0 &&
        mistakes.every((each) => known.includes(argumentOf(each))) &&
        hasForm(schema, declared)
    );
}

/** The arguments that mean the same in both; what a preview does not know yet is taken for the same. */
function unchangedArguments<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Inputs,
    before: Inputs,
): string[] {
    // Only what has its form can be brought into the one that is compared.
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
