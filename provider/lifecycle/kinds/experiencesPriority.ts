import { sameJson } from "../../common/sameJson";
import { containsUnknown, isUnknown } from "../../common/unknown";
import { RefusedError } from "../../errors/base";
import { BadRequestError } from "../../errors/index";
import { type ExperiencesPriorityInputs, experiencesPriorityModel } from "../../model/experiencesPriority";
import { mergePriority } from "../../model/mergePriority";
import { type Difference, preserveDeclaredForm } from "../../model/model";
import { type Adoption, adoptionNotice, mismatchError, notFoundError } from "../host/adoption";
import { changedFields } from "../host/changedFields";
import { notify } from "../host/notices";
import { type Lifecycle, provideFor } from "../host/provider";
import type { Session } from "../host/session";

type Inputs = ExperiencesPriorityInputs;

/** How often the order is read again and sent again when an experience was made meanwhile. */
const MAX_ATTEMPTS = 3;

const subject = "ExperiencesPriority";

const lifecycle: Lifecycle<Inputs> = {
    model: experiencesPriorityModel,

    // The live order names each experience once, so that nothing of it is a mistake.
    importedInputs: async () => undefined,

    async check(session, { olds, news, adoption }) {
        if (isDeclaredTwice(session, olds?.projectUid, news.projectUid)) {
            return [{ property: "order", reason: DECLARED_TWICE }];
        }
        if (adoption === undefined || olds !== undefined || [adoption.id, news.projectUid].some(isUnknown)) {
            return [];
        }
        const { rows } = await findAdoptableOrder(session, news, adoption);
        notify(adoptionNotice(subject, adoption.id, rows, containsUnknown(news)));
        return [];
    },

    async diff(session, id, olds, news) {
        const changes = changedFields(experiencesPriorityModel, olds, news);
        const replaces = changes.filter((field) => field === "projectUid");
        if (session.hasDeclarations && replaces.length === 0) {
            session.claims.registerExisting(id, subject);
        }
        return { changes: changes.length > 0, replaces };
    },

    async create(session, inputs, adoption) {
        session.claims.refuseSecondOwner(inputs.projectUid, subject);
        session.claims.registerCreated(inputs.projectUid);
        const seen = adoption && (await findAdoptableOrder(session, inputs, adoption)).live;
        await writeOrder(session, inputs, [], seen);
        return { id: inputs.projectUid, outs: { ...inputs } };
    },

    async read(session, id, projectUid, props) {
        const live = await session.client.experiencesPriority.get(projectUid);
        const declared = (props as Partial<Inputs>).order;
        const ours = declared === undefined ? live : live.filter((uid) => declared.includes(uid));
        const found = { order: ours, others: liveOthers(live, ours, (props as Partial<Inputs>).others) };
        const inputs = {
            ...preserveDeclaredForm(experiencesPriorityModel, props, found),
            projectUid,
        } as Inputs;
        return { id, inputs, outputs: {} };
    },

    async update(session, _id, olds, news) {
        await writeOrder(session, news, (olds as Partial<Inputs>).order ?? []);
        return { ...news };
    },

    async remove(_session, _id, projectUid) {
        notify(`${subject} of project ${projectUid} is not managed any more; the order stays as it is.`);
    },
};

const DECLARED_TWICE =
    "is the second one for this project: another ExperiencesPriority of this program orders it already. Put all experiences into one.";

/** Whether another resource of this program has the order of the project; the same one may be checked anew. */
function isDeclaredTwice(session: Session, before: string | undefined, projectUid: string): boolean {
    if (isUnknown(projectUid)) {
        return false;
    }
    const place = `${subject}/${projectUid}`;
    if (before === projectUid) {
        return session.declaredKeys.has(place);
    }
    // A resource that moves to this project is checked once more, as a new one.
    if (before !== undefined) {
        return false;
    }
    const taken = session.declaredKeys.has(place) || session.claims.has(projectUid);
    session.declaredKeys.add(place);
    return taken;
}

/** Sends the whole order of the project, where it is not right already; `seen` is what has just been read of it. */
async function writeOrder(
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

/** What the order would change of the one that `import` names; a difference that is not wanted is refused. */
async function findAdoptableOrder(
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

/** The policy as it is live: the default where somebody has moved other experiences across ours. */
function liveOthers(
    live: readonly string[],
    ours: readonly string[],
    declared: Inputs["others"],
): Inputs["others"] {
    const kept = declared !== undefined && sameJson(live, mergePriority(live, ours, ours, declared));
    return kept ? declared : undefined;
}

/** Experiences that a preview does not know yet may stand wherever they do. */
function orderDifferences(declared: Inputs, live: readonly string[]): Difference[] {
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
function refuseUnknownExperiences(live: readonly string[], { order, projectUid }: Inputs): void {
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
        throw notFoundError(subject, "priority order (its id is the project's uid)", id, projectUid);
    }
}

export = provideFor(lifecycle);
