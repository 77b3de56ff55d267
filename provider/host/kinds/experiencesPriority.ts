import { printable } from "../../core/common/printable";
import { sameJson } from "../../core/common/sameJson";
import { containsUnknown, isUnknown } from "../../core/common/unknown";
import {
    type ExperiencesPriorityInputs,
    experiencesPriorityModel,
} from "../../core/model/experiencesPriority";
import { mergePriority } from "../../core/model/mergePriority";
import { preserveDeclaredForm } from "../../core/model/model";
import { findAdoptableOrder, orderDifferences } from "../priority/adoptOrder";
import { writeOrder } from "../priority/writeOrder";
import { adoptionNotice } from "../shared/adoption";
import { changedFields } from "../shared/changedFields";
import { type DeclaredReference, missingReferences } from "../shared/missingReferences";
import { notify } from "../shared/notices";
import { type Lifecycle, provideFor } from "../shared/provider";
import type { Session } from "../shared/session";

type Inputs = ExperiencesPriorityInputs;

const subject = "ExperiencesPriority";

const lifecycle: Lifecycle<Inputs> = {
    model: experiencesPriorityModel,
    outputs: [],
    lastingOutputs: () => ({}),

    // A live order never contains a mistake: it lists each experience once.
    importedInputs: async () => undefined,

    async check(session, { olds, news, adoption }) {
        if (isDeclaredTwice(session, olds?.projectUid, news.projectUid)) {
            return [{ property: "order", reason: DECLARED_TWICE }];
        }
        if (adoption === undefined) {
            return missingReferences(
                session,
                news.projectUid,
                referencesOf(news),
                olds === undefined ? [] : referencesOf(olds),
            );
        }
        if (olds !== undefined || [adoption.id, news.projectUid].some(isUnknown)) {
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
        return { changes: changes.length > 0, fields: changes, replaces };
    },

    // The order is one per project. An order that differs was not written.
    async findCreated(session, inputs) {
        const live = await session.client.experiencesPriority.get(inputs.projectUid);
        const rows = orderDifferences(inputs, live);
        return rows.length > 0 ? [] : [{ id: inputs.projectUid, rows, outs: { ...inputs } }];
    },

    async create(session, inputs, adoption) {
        session.claims.refuseSecondOwner(inputs.projectUid, subject);
        session.claims.registerCreated(inputs.projectUid, subject);
        const seen = adoption && (await findAdoptableOrder(session, inputs, adoption)).live;
        await writeOrder(session, inputs, [], seen);
        return { id: inputs.projectUid, outs: { ...inputs } };
    },

    async absence(_session, id, projectUid) {
        return id === projectUid
            ? undefined
            : `${printable(id)} is not the project of this provider. The id of the priority order is the uid of its project, here ${projectUid}.`;
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
        notify(`${subject} of project ${projectUid} is no longer managed. The order stays as it is.`);
    },
};

function referencesOf({ order }: Inputs): DeclaredReference[] {
    return Array.isArray(order)
        ? order.map((uid, index) => ({ kind: "Experience", uid, property: `order[${index}]` }))
        : [];
}

const DECLARED_TWICE =
    "another ExperiencesPriority of this program already orders the experiences of this project. List all experiences in one resource.";

/** Whether another resource of this program orders the project. The engine may check the same resource twice. */
function isDeclaredTwice(session: Session, before: string | undefined, projectUid: string): boolean {
    if (isUnknown(projectUid)) {
        return false;
    }
    const place = `${subject}/${projectUid}`;
    if (before === projectUid) {
        return session.naturalKeys.declareExisting(place, place) === "twice";
    }
    // The engine checks a resource that moves to this project again as a new one.
    if (before !== undefined) {
        return false;
    }
    return !session.naturalKeys.declareNew(place) || session.claims.has(projectUid);
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

export = provideFor(lifecycle);
