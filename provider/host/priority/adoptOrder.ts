import { sameJson } from "../../core/common/sameJson";
import { containsUnknown, isUnknown } from "../../core/common/unknown";
import type { ExperiencesPriorityInputs } from "../../core/model/experiencesPriority";
import { mergePriority } from "../../core/model/mergePriority";
import type { Difference } from "../../core/model/model";
import { type Adoption, mismatchError, notFoundError } from "../shared/adoption";
import type { Session } from "../shared/session";

type Inputs = ExperiencesPriorityInputs;

const subject = "ExperiencesPriority";

/** The live order that `import` names and its differences. Throws if `onMismatch` does not allow them. */
export async function findAdoptableOrder(
    session: Session,
    inputs: Inputs,
    adoption: Adoption,
): Promise<{ live: readonly string[]; rows: Difference[] }> {
    refuseOtherProject(adoption.id, inputs.projectUid);
    const live = await session.client.experiencesPriority.get(inputs.projectUid);
    const rows = orderDifferences(inputs, live);
    if (rows.length > 0 && adoption.onMismatch === "refuse") {
        throw mismatchError(subject, adoption.id, rows);
    }
    return { live, rows };
}

/** Any position is right for an experience that is unknown in a preview. */
export function orderDifferences(declared: Inputs, live: readonly string[]): Difference[] {
    const known = isUnknown(declared.order) ? [] : declared.order.filter((uid) => !isUnknown(uid));
    if (containsUnknown(declared) && (declared.others ?? "keepRelative") !== "keepRelative") {
        return [];
    }
    const inputs = { ...declared, order: known };
    const wanted = mergePriority(live, inputs.order, [], inputs.others ?? "keepRelative");
    return sameJson(live, wanted)
        ? []
        : [
              {
                  field: "order",
                  declared: inputs.order,
                  live: live.filter((uid) => inputs.order.includes(uid)),
              },
          ];
}

function refuseOtherProject(id: string, projectUid: string): void {
    if (id !== projectUid) {
        throw notFoundError(subject, "priority order (its id is the project's uid)", id, projectUid);
    }
}
