import { sameJson } from "../../common/sameJson";
import { RefusedError } from "../../errors/base";
import { BadRequestError } from "../../errors/index";
import type { ExperiencesPriorityInputs } from "../../model/experiencesPriority";
import { mergePriority } from "../../model/mergePriority";
import type { Session } from "../host/session";

type Inputs = ExperiencesPriorityInputs;

/** How often the order is read again and sent again when an experience was made meanwhile. */
const MAX_ATTEMPTS = 3;

/** Sends the whole order of the project, where it is not right already; `seen` is what has just been read of it. */
export async function writeOrder(
    session: Session,
    inputs: Inputs,
    old: readonly string[],
    seen?: readonly string[],
): Promise<void> {
    const { projectUid, others } = inputs;
    let live = seen ?? (await session.client.experiencesPriority.get(projectUid));
    if (inputs.order.some((uid) => !live.includes(uid))) {
        live = await currentOrder(session, projectUid);
    }
    for (let attempt = 1; ; attempt++) {
        refuseUnknownExperiences(live, inputs);
        const wanted = mergePriority(live, inputs.order, old, others ?? "keepRelative");
        if (sameJson(live, wanted)) {
            return;
        }
        try {
            await session.client.experiencesPriority.update(projectUid, wanted);
            return;
        } catch (error) {
            if (!(error instanceof BadRequestError) || attempt === MAX_ATTEMPTS) {
                throw error;
            }
            const now = await currentOrder(session, projectUid);
            if (sameJson([...now].sort(), [...live].sort())) {
                // Nothing was made or deleted meanwhile, so the server would say the same again.
                throw error;
            }
            live = now;
        }
    }
}

/**
 * The order as it is live by now, with the experiences that it does not list yet. Deleted ones that it lists stay:
 * the server was seen to demand them.
 */
async function currentOrder(session: Session, projectUid: string): Promise<string[]> {
    const live = await session.client.experiencesPriority.get(projectUid);
    const experiences = (await session.experiences(projectUid).fresh()).map(({ uid }) => uid);
    return [...live, ...experiences.filter((uid) => !live.includes(uid))];
}

/** An experience of the declaration that the project does not have would be left out unseen. */
function refuseUnknownExperiences(live: readonly string[], { order, projectUid }: Inputs): void {
    const stranger = order.findIndex((uid) => !live.includes(uid));
    if (stranger >= 0) {
        throw new RefusedError(
            `ExperiencesPriority: order[${stranger}] is ${order[stranger]}, which is not an experience of the project ${projectUid}. ` +
                "If someone has deleted it, run `pulumi refresh`. Otherwise remove it from the order.",
        );
    }
}
