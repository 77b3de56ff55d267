import { printable } from "../../core/common/printable";
import { sameJson } from "../../core/common/sameJson";
import type { LiveList } from "./liveList";

interface Write<Wire extends { uid: string }> {
    /** The object that a PUT names; absent for a POST. */
    uid?: string | undefined;
    /** The uids before a POST. */
    before: readonly string[];
    /** How an object differs from what was sent. */
    differences(wire: Wire): string[];
    list: LiveList<Wire>;
}

export interface Confirmation<Wire> {
    /** The written object as the server has it; absent if the list does not contain it. */
    wire: Wire | undefined;
    /** How it differs from what was sent, or how the response does if the object is absent. */
    differences: string[];
}

/**
 * The object that a write has made or changed. A response that names another object, or other values than those sent,
 * is not believed: the list is read again, and it decides.
 */
export async function confirmResponse<Wire extends { uid: string }>(
    write: Write<Wire>,
    response: Wire,
): Promise<Confirmation<Wire>> {
    const doubts = doubtsAbout(write, response);
    if (doubts.length === 0) {
        return { wire: response, differences: [] };
    }
    const { uid, before, differences, list } = write;
    list.invalidate();
    const all = await list.all();
    const candidates = all.filter((each) =>
        uid === undefined ? !before.includes(each.uid) : each.uid === uid,
    );
    const matching = candidates.filter((each) => differences(each).length === 0);
    const [wire] = matching;
    if (wire !== undefined && matching.length === 1) {
        return { wire, differences: [] };
    }
    const stored = uid === undefined ? candidates.find((each) => each.uid === response.uid) : candidates[0];
    return { wire: stored, differences: stored === undefined ? doubts : differences(stored) };
}

function doubtsAbout<Wire extends { uid: string }>(
    { uid, before, differences }: Write<Wire>,
    response: Wire,
): string[] {
    const isOther = uid === undefined ? before.includes(response.uid) : response.uid !== uid;
    const other = uid === undefined ? "existed before" : `is not ${printable(uid)}`;
    return [
        ...(isOther ? [`it names ${printable(response.uid)}, which ${other}`] : []),
        ...differences(response),
    ];
}

/** How a field of a response differs from what was sent. A response can lack the field. */
export function differenceOf(field: string, sent: unknown, received: unknown): string[] {
    return received === undefined || sameJson(folded(sent), folded(received))
        ? []
        : [`${field} ${printable(sent)} was sent, and ${printable(received)} is there`];
}

/** A server can trim a text or change its case; that is still the same object. */
function folded(value: unknown): unknown {
    return typeof value === "string" ? value.normalize("NFKC").trim().toLowerCase() : value;
}
