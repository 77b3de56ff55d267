import { printable } from "../../common/printable";
import { containsUnknown } from "../../common/unknown";
import { type CommonInputs, differences, type ListedModel } from "../../model/model";
import type { WireAudit } from "../../wire";
import { alreadyExistsReason, declaredTwiceReason, keyBeingFreedReason } from "../host/adoption";
import type { LiveList } from "../host/liveList";
import type { Session } from "../host/session";

/** An object that already has the natural key: one to take over, or a reason not to create another. */
export type ExistingObject<Wire> = { wire: Wire; notice: string; refusal?: undefined } | { refusal: string };

/** A natural key with its kind and project, as one string. */
export function naturalKeyId(kind: string, projectUid: string, key: string): string {
    return JSON.stringify([kind, projectUid, key]);
}

/**
 * Looks for a live object with the same natural key before one is created. An object that an interrupted `up` left
 * is identical and recent. An object that a replacement deletes is managed already. Any other object is not ours.
 */
export async function findExisting<
    Inputs extends CommonInputs,
    Wire extends WireAudit & { uid: string },
    Body,
>(
    session: Session,
    list: LiveList<Wire>,
    model: ListedModel<Inputs, Wire, Body>,
    inputs: Inputs,
    when: "check" | "create",
): Promise<ExistingObject<Wire> | undefined> {
    const key = Reflect.get(inputs, model.naturalKey) as string;
    const subject = `${model.kind} ${printable(key)}`;
    const becomesFree = (uid: string) =>
        session.pendingDeletion.has(uid) || (when === "check" && session.pendingRename.has(uid));
    const sameKey = (await list.all()).filter(
        (wire) => Reflect.get(wire, model.naturalKey) === key && !becomesFree(wire.uid),
    );
    const [wire] = sameKey;
    if (wire === undefined) {
        return undefined;
    }
    const known = { noun: model.noun, field: model.naturalKey, uid: wire.uid };
    const claimed = sameKey.find(({ uid }) => session.claims.has(uid));
    if (claimed !== undefined) {
        const about = { ...known, uid: claimed.uid };
        return session.pendingRename.has(claimed.uid)
            ? { refusal: keyBeingFreedReason(subject, about) }
            : { refusal: declaredTwiceReason(subject, about) };
    }
    if (session.managedKeys.has(naturalKeyId(model.kind, inputs.projectUid, key))) {
        return {
            wire,
            notice: `${subject}: the ${model.noun} (${wire.uid}) is kept and not created again because ${model.naturalKey}s are unique per project.`,
        };
    }
    // Unknown values can't be compared. The update compares them.
    const hasUnknowns = model.fields.some((field) => containsUnknown(inputs[field]));
    const rows = hasUnknowns ? [] : differences(model, inputs, model.fromWire(wire));
    const recent = session.isRecent(wire.createdAt);
    if (recent && sameKey.length === 1 && rows.length === 0) {
        return {
            wire,
            notice: `${subject}: takes over ${wire.uid}, which matches the declaration and was created recently, as by an interrupted \`up\`. Nothing is written.`,
        };
    }
    const uids = sameKey.map(({ uid }) => uid);
    return { refusal: alreadyExistsReason(subject, known, { uids, rows, compared: !hasUnknowns, recent }) };
}
