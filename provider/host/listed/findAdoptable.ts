import { printable } from "../../core/common/printable";
import { containsUnknown, isUnknown } from "../../core/common/unknown";
import { RefusedError } from "../../core/errors/base";
import { type CommonInputs, type Difference, differences } from "../../core/model/model";
import { type Adoption, adoptionNotice, mismatchError, notFoundError } from "../shared/adoption";
import { differenceText } from "../shared/differenceText";
import { fillUnknownsFromLive } from "../shared/fillUnknownsFromLive";
import { notify } from "../shared/notices";
import type { Session } from "../shared/session";
import { isPreset, type Listed, type ListedWire } from "./listedKind";

const PRESET =
    "the uid of a preset attribute, which every project has and no program declares. Rules have a builder for it";

/** The object that `import` names, compared with the declaration. Throws if it can't be taken over. */
export async function findAdoptable<
    Inputs extends CommonInputs,
    Wire extends ListedWire,
    Body extends object,
>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
    { id, onMismatch }: Adoption,
): Promise<{ live: Wire; rows: Difference[] }> {
    const { model } = listed;
    const subject = listed.subjectOf(inputs);
    const live = await listed.list(session, inputs.projectUid).find(id);
    if (live === undefined || isPreset(live)) {
        const instead = live === undefined ? await whatIdNames(session, inputs.projectUid, id) : PRESET;
        throw notFoundError(subject, model.noun, id, inputs.projectUid, instead);
    }
    const form = model.fromWire(live);
    const rows = differences(model, fillUnknownsFromLive(model, inputs, form), form);
    const fixed = rows.find(({ field }) => model.replacesOn.includes(field as never));
    if (fixed !== undefined) {
        throw new RefusedError(
            `${subject} can't take over ${id}: the API can't change its ${fixed.field} (${differenceText([fixed])}). Declare what is live.`,
        );
    }
    if (rows.length > 0 && onMismatch === "refuse") {
        throw mismatchError(subject, id, rows);
    }
    return { live, rows };
}

export async function previewAdoption<
    Inputs extends CommonInputs,
    Wire extends ListedWire,
    Body extends object,
>(session: Session, listed: Listed<Inputs, Wire, Body>, inputs: Inputs, adoption: Adoption): Promise<void> {
    if (isUnknown(inputs.projectUid) || isUnknown(adoption.id)) {
        return;
    }
    const { live, rows } = await findAdoptable(session, listed, inputs, adoption);
    session.claims.plan(live.uid, listed.subjectOf(inputs));
    if (adoption.readVersions) {
        listed.kind.readAhead?.(session, inputs.projectUid, adoption.id);
    }
    notify(adoptionNotice(listed.subjectOf(inputs), adoption.id, rows, containsUnknown(inputs)));
}

/** Why no object of the kind can be imported by the id. */
export async function absentObject(
    session: Session,
    noun: string,
    id: string,
    projectUid: string,
    isPresetAttribute: boolean,
): Promise<string> {
    const instead = isPresetAttribute ? PRESET : await whatIdNames(session, projectUid, id);
    const what = instead === undefined ? "" : ` ${printable(id)} is ${instead}.`;
    return `The project ${projectUid} has no ${noun} with the uid ${printable(id)}.${what}`;
}

/** What the id is instead: the uid of an object of another kind, or the key or name of an object. */
async function whatIdNames(session: Session, projectUid: string, id: string): Promise<string | undefined> {
    const lists = KINDS.map((kind) => ({
        noun: kind.toLowerCase(),
        list: session.objects(kind, projectUid),
    }));
    for (const { noun, list } of lists) {
        if ((await list.find(id)) !== undefined) {
            return `the uid of an ${noun}`;
        }
    }
    for (const { noun, list } of lists) {
        for (const field of ["key", "name"]) {
            const named = (await list.all()).filter((each) => id !== "" && Reflect.get(each, field) === id);
            const [first] = named.filter((each) => !isPreset(each));
            if (first !== undefined) {
                return `the ${field} of the ${noun} with the uid ${first.uid}`;
            }
        }
    }
    return undefined;
}

const KINDS = ["Attribute", "Audience", "Event", "Experience"] as const;
