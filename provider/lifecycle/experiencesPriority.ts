import { sameJson } from "../common/sameJson";
import { containsUnknown, isUnknown } from "../common/unknown";
import { BadRequestError } from "../errors";
import { RefusedError } from "../errors/base";
import { type ExperiencesPriorityInputs, experiencesPriorityModel } from "../model/experiencesPriority";
import { mergePriority } from "../model/mergePriority";
import { type Difference, inWordsOf } from "../model/model";
import { type Adoption, adoptionLine, mismatch, nothingToAdopt } from "./adoption";
import { changedFields } from "./changed";
import { type Lifecycle, provideFor } from "./provider";
import { say } from "./say";
import type { Session } from "./session";

type Inputs = ExperiencesPriorityInputs;

/** How often the order is read again and sent again when an experience was made meanwhile. */
const TRIES = 3;

const subject = "ExperiencesPriority";

const lifecycle: Lifecycle<Inputs> = {
    model: experiencesPriorityModel,

    // The live order names each experience once, so that nothing of it is a mistake.
    named: async () => undefined,

    async check(session, { olds, news, adoption }) {
        if (isSecond(session, olds?.projectUid, news.projectUid)) {
            return [{ property: "order", reason: SECOND }];
        }
        if (adoption === undefined || olds !== undefined || [adoption.id, news.projectUid].some(isUnknown)) {
            return [];
        }
        const { rows } = await adoptable(session, news, adoption);
        say(adoptionLine(subject, adoption.id, rows, containsUnknown(news)));
        return [];
    },

    async diff(session, id, olds, news) {
        const changes = changedFields(experiencesPriorityModel, olds, news);
        const replaces = changes.filter((field) => field === "projectUid");
        if (session.declaring && replaces.length === 0) {
            session.claims.keep(id, subject);
        }
        return { changes: changes.length > 0, replaces };
    },

    async create(session, inputs, adoption) {
        session.claims.refuseTwice(inputs.projectUid, subject);
        session.claims.make(inputs.projectUid);
        const seen = adoption && (await adoptable(session, inputs, adoption)).live;
        await order(session, inputs, [], seen);
        return { id: inputs.projectUid, outs: { ...inputs } };
    },

    async read(session, id, projectUid, props) {
        const live = await session.client.experiencesPriority.get(projectUid);
        const declared = (props as Partial<Inputs>).order;
        const ours = declared === undefined ? live : live.filter((uid) => declared.includes(uid));
        const found = { order: ours, others: (props as Partial<Inputs>).others };
        const inputs = {
            ...inWordsOf(experiencesPriorityModel, props, found),
            projectUid,
        } as Inputs;
        return { id, inputs, outputs: {} };
    },

    async update(session, _id, olds, news) {
        await order(session, news, (olds as Partial<Inputs>).order ?? []);
        return { ...news };
    },

    async remove(_session, _id, projectUid) {
        say(`${subject} of project ${projectUid} is not managed any more; the order stays as it is.`);
    },
};

const SECOND =
    "is the second one for this project: another ExperiencesPriority of this program orders it already. Put all experiences into one.";

/** Whether another resource of this program has the order of the project; the same one may be checked anew. */
function isSecond(session: Session, before: string | undefined, projectUid: string): boolean {
    if (isUnknown(projectUid)) {
        return false;
    }
    const place = `${subject}/${projectUid}`;
    if (before === projectUid) {
        return session.declared.has(place);
    }
    // A resource that moves to this project is checked once more, as a new one.
    if (before !== undefined) {
        return false;
    }
    const taken = session.declared.has(place) || session.claims.has(projectUid);
    session.declared.add(place);
    return taken;
}

/** Sends the whole order of the project, where it is not right already; `seen` is what has just been read of it. */
async function order(
    session: Session,
    inputs: Inputs,
    old: readonly string[],
    seen?: readonly string[],
): Promise<void> {
    const { projectUid, others } = inputs;
    let live = seen ?? (await session.client.experiencesPriority.get(projectUid));
    if (inputs.order.some((uid) => !live.includes(uid))) {
        live = await correctedOrder(session, projectUid);
    }
    for (let attempt = 1; ; attempt++) {
        refuseStrangers(live, inputs);
        const wanted = mergePriority(live, inputs.order, old, others ?? "keepRelative");
        if (sameJson(live, wanted)) {
            return;
        }
        try {
            await session.client.experiencesPriority.update(projectUid, wanted);
            return;
        } catch (error) {
            if (!(error instanceof BadRequestError) || attempt === TRIES) {
                throw error;
            }
            const now = await correctedOrder(session, projectUid);
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
async function correctedOrder(session: Session, projectUid: string): Promise<string[]> {
    const live = await session.client.experiencesPriority.get(projectUid);
    const experiences = (await session.experiences(projectUid).fresh()).map(({ uid }) => uid);
    return [...live, ...experiences.filter((uid) => !live.includes(uid))];
}

/** What the order would change of the one that `import` names; a difference that is not wanted is refused. */
async function adoptable(
    session: Session,
    inputs: Inputs,
    adoption: Adoption,
): Promise<{ live: readonly string[]; rows: Difference[] }> {
    refuseOtherProject(adoption.id, inputs.projectUid);
    const live = await session.client.experiencesPriority.get(inputs.projectUid);
    const rows = driftOf(inputs, live);
    if (rows.length > 0 && adoption.onMismatch === "refuse") {
        throw mismatch(subject, adoption.id, rows);
    }
    return { live, rows };
}

/** Experiences that a preview does not know yet may stand wherever they do. */
function driftOf(declared: Inputs, live: readonly string[]): Difference[] {
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

/** An experience of the declaration that the project does not have would be left out unseen. */
function refuseStrangers(live: readonly string[], { order, projectUid }: Inputs): void {
    const stranger = order.findIndex((uid) => !live.includes(uid));
    if (stranger >= 0) {
        throw new RefusedError(
            `${subject}: order[${stranger}] is ${order[stranger]}, which is no experience of the project ${projectUid}. ` +
                "If someone has deleted it, run `pulumi refresh`; otherwise remove it from the order.",
        );
    }
}

function refuseOtherProject(id: string, projectUid: string): void {
    if (id !== projectUid) {
        throw nothingToAdopt(subject, "priority order (its id is the project's uid)", id, projectUid);
    }
}

export = provideFor(lifecycle);
