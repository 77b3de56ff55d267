import { shown } from "../common/printable";
import { containsUnknown } from "../common/unknown";
import { type CommonInputs, differences, type ListedModel } from "../model/model";
import type { WireAudit } from "../wire";
import { existsAlready, goesElsewhere, twiceHere } from "./adoption";
import type { LiveList } from "./liveList";
import type { Session } from "./session";

/** What stands already where something is to be created: ours to take over, or a reason not to create. */
export type Standing<Wire> = { wire: Wire; says: string; refusal?: undefined } | { refusal: string };

/** A natural key with its kind and project, as one word. */
export function placeOf(kind: string, projectUid: string, key: string): string {
    return JSON.stringify([kind, projectUid, key]);
}

/**
 * Looks for a live object of the same natural key before one is created. What an interrupted `up` left is
 * identical and recent; what a replacement is about to delete is managed already. Anything else is somebody's.
 */
export async function standing<Inputs extends CommonInputs, Wire extends WireAudit & { uid: string }, Body>(
    session: Session,
    list: LiveList<Wire>,
    model: ListedModel<Inputs, Wire, Body>,
    inputs: Inputs,
    when: "check" | "create",
): Promise<Standing<Wire> | undefined> {
    const key = Reflect.get(inputs, model.naturalKey) as string;
    const subject = `${model.kind} ${shown(key)}`;
    const aboutToBeFree = (uid: string) =>
        session.leaving.has(uid) || (when === "check" && session.renaming.has(uid));
    const twins = (await list.all()).filter(
        (wire) => Reflect.get(wire, model.naturalKey) === key && !aboutToBeFree(wire.uid),
    );
    const [wire] = twins;
    if (wire === undefined) {
        return undefined;
    }
    const known = { noun: model.noun, field: model.naturalKey, uid: wire.uid };
    const claimed = twins.find(({ uid }) => session.claims.has(uid));
    if (claimed !== undefined) {
        const about = { ...known, uid: claimed.uid };
        return session.renaming.has(claimed.uid)
            ? { refusal: goesElsewhere(subject, about) }
            : { refusal: twiceHere(subject, about) };
    }
    if (session.managed.has(placeOf(model.kind, inputs.projectUid, key))) {
        return {
            wire,
            says: `${subject}: the ${model.noun} (${wire.uid}) is kept as it is and not made anew, since its ${model.naturalKey} is there once only.`,
        };
    }
    // Unknown values can't be compared; the update itself compares them.
    const open = model.fields.some((field) => containsUnknown(inputs[field]));
    const rows = open ? [] : differences(model, inputs, model.fromWire(wire));
    const recent = session.isRecent(wire.createdAt);
    if (recent && twins.length === 1 && rows.length === 0) {
        return {
            wire,
            says: `${subject}: takes over ${wire.uid}, which is equal to the declaration and was made lately, as by an interrupted \`up\`; nothing is written.`,
        };
    }
    const uids = twins.map(({ uid }) => uid);
    return { refusal: existsAlready(subject, known, { uids, rows, compared: !open, recent }) };
}
