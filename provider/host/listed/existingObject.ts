import { containsUnknown } from "../../core/common/unknown";
import { RefusedError } from "../../core/errors/base";
import { type CommonInputs, differences } from "../../core/model/model";
import {
    alreadyExistsReason,
    declaredTwiceReason,
    keptByReplacementReason,
    keyBeingFreedReason,
    keyTakenReason,
} from "../shared/adoption";
import type { Session } from "../shared/session";
import type { Listed, ListedWire } from "./listedKind";

/**
 * Why no object can be created: a live object has the same natural key. No object is taken over because it matches
 * the declaration, since that proves nothing about who made it.
 */
export async function existingObjectReason<
    Inputs extends CommonInputs,
    Wire extends ListedWire,
    Body extends object,
>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
    when: "check" | "create",
): Promise<string | undefined> {
    const { model } = listed;
    const { naturalKeys, claims, pendingDeletion } = session;
    const place = listed.placeOf(inputs);
    if (place === undefined) {
        return undefined;
    }
    const holders = await listed.withKey(session, inputs);
    const kept = when === "create" ? holders.find(({ uid }) => pendingDeletion.has(uid)) : undefined;
    if (kept !== undefined) {
        const owner = { noun: model.noun, field: model.naturalKey, uid: kept.uid };
        return keptByReplacementReason(listed.subjectOf(inputs), owner);
    }
    const sameKey = holders.filter(({ uid }) => !pendingDeletion.has(uid));
    const [first] = sameKey;
    if (first === undefined) {
        return undefined;
    }
    const subject = listed.subjectOf(inputs);
    const { uid } = sameKey.find((wire) => claims.has(wire.uid)) ?? first;
    const known = { noun: model.noun, field: model.naturalKey, uid };
    if (naturalKeys.isFreed(place)) {
        return when === "check" ? undefined : keyBeingFreedReason(subject, known);
    }
    if (naturalKeys.isKept(place, uid) || claims.has(uid)) {
        return declaredTwiceReason(subject, known);
    }
    naturalKeys.refuse(place);
    // Unknown values can't be compared.
    const compared = !model.fields.some((field) => containsUnknown(inputs[field]));
    const rows = compared ? differences(model, inputs, model.fromWire(first)) : [];
    return alreadyExistsReason(subject, known, { uids: sameKey.map((wire) => wire.uid), rows, compared });
}

/** Before an update gives an object a natural key that another live object has. */
export async function refuseTakenKey<
    Inputs extends CommonInputs,
    Wire extends ListedWire,
    Body extends object,
>(session: Session, listed: Listed<Inputs, Wire, Body>, id: string, inputs: Inputs): Promise<void> {
    const other = (await listed.withKey(session, inputs)).find(({ uid }) => uid !== id);
    if (other === undefined) {
        return;
    }
    const { naturalKeys } = session;
    const place = listed.placeOf(inputs);
    const subject = listed.subjectOf(inputs);
    const known = { noun: listed.model.noun, field: listed.model.naturalKey, uid: other.uid };
    const isFreed = place !== undefined && naturalKeys.isFreed(place);
    throw new RefusedError(isFreed ? keyBeingFreedReason(subject, known) : keyTakenReason(subject, known));
}
