import { containsUnknown, isUnknown } from "../common/unknown";
import { RefusedError } from "../errors/base";
import { type CommonInputs, type Difference, differences } from "../model/model";
import { type Adoption, adoptionLine, mismatch, nothingToAdopt } from "./adoption";
import { assumeLive } from "./assumeLive";
import { differenceText } from "./differenceText";
import { isPreset, type Listed, type ListedWire } from "./listedKind";
import { say } from "./say";
import type { Session } from "./session";

const PRESET = "a preset attribute, which is always there and can't be declared; rules have a builder for it";

/** The object that `import` names, compared with the declaration; refuses what can't be taken over. */
export async function adoptable<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
    { id, onMismatch }: Adoption,
): Promise<{ live: Wire; rows: Difference[] }> {
    const { model } = listed;
    const subject = listed.subjectOf(inputs);
    const live = await listed.list(session, inputs.projectUid).find(id);
    if (live === undefined || isPreset(live)) {
        const instead = live === undefined ? await whatElse(session, inputs.projectUid, id) : PRESET;
        throw nothingToAdopt(subject, model.noun, id, inputs.projectUid, instead);
    }
    const form = model.fromWire(live);
    const rows = differences(model, assumeLive(model, inputs, form), form);
    const fixed = rows.find(({ field }) => model.replacesOn.includes(field as never));
    if (fixed !== undefined) {
        throw new RefusedError(
            `${subject} can't take over ${id}: the API can't change its ${fixed.field} (${differenceText([fixed])}). Declare what is live.`,
        );
    }
    if (rows.length > 0 && onMismatch === "refuse") {
        throw mismatch(subject, id, rows);
    }
    return { live, rows };
}

/** What the preview says of an adoption. */
export async function announceAdoption<
    Inputs extends CommonInputs,
    Wire extends ListedWire,
    Body extends object,
>(session: Session, listed: Listed<Inputs, Wire, Body>, inputs: Inputs, adoption: Adoption): Promise<void> {
    if (isUnknown(inputs.projectUid) || isUnknown(adoption.id)) {
        return;
    }
    const { rows } = await adoptable(session, listed, inputs, adoption);
    say(adoptionLine(listed.subjectOf(inputs), adoption.id, rows, containsUnknown(inputs)));
}

/** Of what other kind the id is the uid, for the message. */
async function whatElse(session: Session, projectUid: string, id: string): Promise<string | undefined> {
    const { attributes, audiences, events, experiences } = session.client;
    const apis = { Attribute: attributes, Audience: audiences, Event: events, Experience: experiences };
    for (const [kind, api] of Object.entries(apis)) {
        const list = session.list<{ uid: string }>(kind, projectUid, () => api.list(projectUid));
        if ((await list.find(id)) !== undefined) {
            return `an ${kind.toLowerCase()}`;
        }
    }
    return undefined;
}
