import { sameJson } from "../../core/common/sameJson";
import { RefusedError, WrongResponseError } from "../../core/errors/base";
import { BadRequestError } from "../../core/errors/index";
import type { ExperiencesPriorityInputs } from "../../core/model/experiencesPriority";
import { mergePriority } from "../../core/model/mergePriority";
import type { Session } from "../shared/session";

type Inputs = ExperiencesPriorityInputs;

/** How often the order is read and sent if experiences are created or deleted meanwhile. */
const MAX_ATTEMPTS = 3;

/** Sends the whole order of the project, unless it is right already. `seen` is the order if it was just read. */
export async function writeOrder(
    session: Session,
    inputs: Inputs,
    old: readonly string[],
    seen?: readonly string[],
): Promise<void> {
    const { projectUid, others = "keepRelative" } = inputs;
    let live = seen ?? (await session.client.experiencesPriority.get(projectUid));
    if (inputs.order.some((uid) => !live.includes(uid))) {
        live = await currentOrder(session, projectUid);
    }
    for (let attempt = 1; ; attempt++) {
        refuseUnknownExperiences(live, inputs);
        const wanted = mergePriority(live, inputs.order, old, others);
        if (sameJson(live, wanted)) {
            return;
        }
        try {
            const response = await session.client.experiencesPriority.update(projectUid, wanted);
            if (sameJson(response, wanted)) {
                return;
            }
            live = await session.client.experiencesPriority.get(projectUid);
            if (attempt === MAX_ATTEMPTS && !sameJson(live, mergePriority(live, inputs.order, old, others))) {
                const difference = `the order ${wanted.join(", ")} was sent, and ${live.join(", ")} is there`;
                throw new WrongResponseError(
                    "ExperiencesPriority",
                    "update",
                    [difference],
                    "The state stays as it was.",
                );
            }
        } catch (error) {
            if (!(error instanceof BadRequestError) || attempt === MAX_ATTEMPTS) {
                throw error;
            }
            const now = await currentOrder(session, projectUid);
            if (sameJson([...now].sort(), [...live].sort())) {
                // No experience was created or deleted, so the server would refuse the order again.
                throw error;
            }
            live = now;
        }
    }
}

/**
 * The live order, completed with experiences that it does not list yet. Deleted experiences stay in it, because
 * the server was observed to require them.
 */
async function currentOrder(session: Session, projectUid: string): Promise<string[]> {
    const live = await session.client.experiencesPriority.get(projectUid);
    const experiences = (await session.experiences(projectUid).fresh()).map(({ uid }) => uid);
    return [...live, ...experiences.filter((uid) => !live.includes(uid))];
}

/** Without this check, the merge would silently leave out an experience that the project does not have. */
function refuseUnknownExperiences(live: readonly string[], { order, projectUid }: Inputs): void {
    const unknownIndex = order.findIndex((uid) => !live.includes(uid));
    if (unknownIndex >= 0) {
        throw new RefusedError(
            `ExperiencesPriority: order[${unknownIndex}] is ${order[unknownIndex]}, which is not an experience of the project ${projectUid}. ` +
                "If someone has deleted it, run `pulumi refresh`. Otherwise remove it from the order.",
        );
    }
}
