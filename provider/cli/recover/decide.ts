import { overwriting } from "../../core/model/importOption";
import { IMPORT_INPUT } from "../../host/shared/adoption";
import { differenceText } from "../../host/shared/differenceText";
import type { FoundObject } from "../../host/shared/provider";
import { isOfPlugin, type ResourceState } from "./exportedStack";

/** What becomes of a pending create. */
export type Decision =
    | { outcome: "recovered"; found: string; object: FoundObject }
    | { outcome: "removed"; found: string }
    | { outcome: "left"; found: string; advice: string };

/**
 * Decides what becomes of one pending create.
 *
 * @param found the live objects with its natural key
 * @param resources the resources of the state, and those that are recovered already
 * @param until the epoch milliseconds until which the interrupted run can have created something
 */
export function decide(
    pending: ResourceState,
    found: readonly FoundObject[],
    resources: readonly ResourceState[],
    until: number,
): Decision {
    if (pending.inputs?.[IMPORT_INPUT] !== undefined) {
        return removed("takes over an existing object (import); the next `pulumi up` does that");
    }
    // The engine may have got the answer and not saved it as finished.
    const made = pending.id ? found.filter(({ id }) => id === pending.id) : found;
    const ownerOf = (object: FoundObject) =>
        resources.find((each) => each.type === pending.type && manages(each, object));
    const owners = made.map(ownerOf);
    if (owners.some((owner) => owner?.urn === pending.urn)) {
        return removed("is in the state already");
    }
    const free = made.filter((object) => ownerOf(object) === undefined);
    const [object] = free;
    if (object === undefined) {
        return removed(
            owners[0] ? `was not created: the object belongs to ${owners[0].urn}` : "was not created",
        );
    }
    if (free.length > 1) {
        const ids = free.map(({ id }) => id);
        return left(
            `${ids.length} objects: ${ids.join(", ")}`,
            `Delete all but one, or add ${importLine(object)}.`,
        );
    }
    if (Date.parse(object.storedAt ?? "") > until) {
        return left(
            `${object.id}, stored at ${object.storedAt}, after the interrupted run`,
            `If it is to be managed here, add ${importLine(object)}.`,
        );
    }
    return object.rows.length === 0
        ? { outcome: "recovered", found: `${object.id}, matches`, object }
        : left(
              `${object.id}, differs: ${differenceText(object.rows)}`,
              `If it is to be managed here, add ${importLine(object)}, ${overwriting("to overwrite it", isOfPlugin(pending))}.`,
          );
}

const removed = (found: string): Decision => ({ outcome: "removed", found });
const left = (found: string, advice: string): Decision => ({ outcome: "left", found, advice });

function importLine({ id }: FoundObject): string {
    return `the resource option import: "${id}"`;
}

/** The id of a version names its first version; the outputs name the present one. */
function manages({ id, outputs }: ResourceState, { id: found, outs }: FoundObject): boolean {
    const version = outs.versionUid;
    return id === found || (version !== undefined && outputs?.versionUid === version);
}
