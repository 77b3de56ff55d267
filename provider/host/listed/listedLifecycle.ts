import { isUnknown } from "../../core/common/unknown";
import { RefusedError } from "../../core/errors/base";
import type { Failure } from "../../core/model/failure";
import { type CommonInputs, preserveDeclaredForm } from "../../core/model/model";
import { declaredTwiceReason, keyMovedReason, retainedReason } from "../shared/adoption";
import { changedFields } from "../shared/changedFields";
import { MEND_STATE } from "../shared/claims";
import { missingReferences } from "../shared/missingReferences";
import { naturalKeyId } from "../shared/naturalKeys";
import { notify } from "../shared/notices";
import type { Props } from "../shared/props";
import type { CheckRequest, Lifecycle, ReadResult } from "../shared/provider";
import type { Session } from "../shared/session";
import { adoptListed, createListed } from "./createListed";
import { deleteReferenced } from "./deleteReferenced";
import { editedOutside, overwriteNotice } from "./editedOutside";
import { existingObjectReason, refuseTakenKey } from "./existingObject";
import { absentObject, previewAdoption } from "./findAdoptable";
import { isPreset, Listed, type ListedKind, type ListedWire } from "./listedKind";

/** The life cycle of a kind whose objects are in one list of the project. */
export function listedLifecycle<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    kind: ListedKind<Inputs, Wire, Body>,
): Lifecycle<Inputs> {
    const { model } = kind;
    const listed = new Listed(kind);
    const keyField = { noun: model.noun, field: model.naturalKey };

    /** Failures of a new declaration that depend on live objects and on the rest of the program. */
    async function checkNew(session: Session, news: Inputs): Promise<Failure[]> {
        const place = listed.placeOf(news);
        if (place === undefined) {
            return [];
        }
        const reason = session.naturalKeys.declareNew(place)
            ? await existingObjectReason(session, listed, news, "check")
            : declaredTwiceReason(listed.subjectOf(news), keyField);
        return reason === undefined ? [] : [{ property: model.naturalKey, reason }];
    }

    /** Failures of an existing resource whose natural key another resource declares. */
    function checkKeys(session: Session, olds: Inputs, news: Inputs): Failure[] {
        const before = naturalKeyId(model.kind, olds.projectUid, listed.keyOf(olds));
        const conflict = session.naturalKeys.declareExisting(before, listed.placeOf(news));
        if (conflict === undefined) {
            return [];
        }
        const reason =
            conflict === "twice"
                ? `${declaredTwiceReason(listed.subjectOf(news), keyField)} ${MEND_STATE}`
                : keyMovedReason(listed.subjectOf(olds), keyField);
        return [{ property: model.naturalKey, reason }];
    }

    /** Failures of uids that no object of the project has, without those that the object has already. */
    async function checkReferences(
        session: Session,
        { olds, news, adoption }: CheckRequest<Inputs>,
    ): Promise<Failure[]> {
        const declared = kind.references?.(news) ?? [];
        if (declared.length === 0) {
            return [];
        }
        const before = olds ?? (adoption && (await importedInputs(session, news, adoption.id)));
        const recorded = before === undefined ? [] : (kind.references?.(before) ?? []);
        return missingReferences(session, news.projectUid, declared, recorded);
    }

    async function importedInputs(
        session: Session,
        { projectUid }: Inputs,
        id: string,
    ): Promise<Inputs | undefined> {
        if ([projectUid, id].some(isUnknown)) {
            return undefined;
        }
        const wire = await listed.list(session, projectUid).find(id);
        return wire === undefined || isPreset(wire)
            ? undefined
            : ({ ...model.fromWire(wire), projectUid } as Inputs);
    }

    async function warnOfDoubts(session: Session, { olds, news }: CheckRequest<Inputs>): Promise<void> {
        if (
            kind.doubts &&
            (olds === undefined || changedFields(model, { ...olds } as Props, news).length > 0)
        ) {
            for (const sentence of await kind.doubts(session, news)) {
                notify(`Warning: ${listed.subjectOf(news)}: ${sentence}`);
            }
        }
    }

    function duplicateFailure(news: Inputs, resource: string): Failure {
        const reason = declaredTwiceReason(listed.subjectOf(news), { ...keyField, resource });
        return { property: model.naturalKey, reason };
    }

    /** Warns of what visitors and editors lose with an object that is deleted. */
    async function warnOfLoss(
        session: Session,
        inputs: Inputs,
        id: string,
        how: "replaced" | "deleted",
    ): Promise<void> {
        const live = kind.lossOf && (await listed.list(session, inputs.projectUid).find(id));
        const loss = live && kind.lossOf?.(live, how);
        if (loss !== undefined) {
            notify(`Warning: ${listed.subjectOf(inputs)} is ${how}, and ${loss}`);
        }
    }

    return {
        model,
        outputs: model.outputs,

        lastingOutputs: (_session, _id, olds) =>
            Object.fromEntries(model.outputs.map((field) => [field, olds[field]])),

        importedInputs,

        async check(session, change): Promise<Failure[]> {
            const { olds, news, adoption, duplicate, isRetained } = change;
            const missing = await checkReferences(session, change);
            if (missing.length > 0) {
                return missing;
            }
            await warnOfDoubts(session, change);
            if (olds === undefined) {
                if (adoption === undefined) {
                    const failures = await checkNew(session, news);
                    return failures.length === 0 || duplicate === undefined
                        ? failures
                        : [duplicateFailure(news, duplicate)];
                }
                await previewAdoption(session, listed, news, adoption);
                return [];
            }
            const replaced = ["projectUid" as const, ...model.replacesOn].find(
                (field) => olds[field] !== news[field],
            );
            if (adoption !== undefined && replaced !== undefined) {
                return [
                    {
                        property: replaced,
                        reason: "has changed, which replaces the object, but the resource option `import` still names the old one. Remove the option first.",
                    },
                ];
            }
            const isSamePlace = listed.placeOf(olds) === listed.placeOf(news);
            return isRetained && isSamePlace && replaced !== undefined
                ? [{ property: replaced, reason: retainedReason(keyField) }]
                : checkKeys(session, olds, news);
        },

        async diff(session, id, olds, news) {
            const key = listed.keyOf(news);
            if (!isUnknown(key)) {
                session.names.set(id, key);
            }
            const changes = changedFields(model, olds, news);
            const replaces = changes.filter(
                (field) => field === "projectUid" || model.replacesOn.includes(field as never),
            );
            const difference = {
                changes: changes.length > 0,
                fields: changes,
                replaces,
                // The new object has the same name, and the provider requires unique names.
                deleteBeforeReplace: replaces.length > 0 && !replaces.includes("projectUid"),
            };
            if (!session.hasDeclarations) {
                return difference;
            }
            const place = listed.placeOf(olds as Inputs);
            if (place !== undefined) {
                session.naturalKeys.registerObject(place, id);
            }
            if (replaces.length > 0) {
                session.pendingDeletion.add(id);
                await warnOfLoss(session, olds as unknown as Inputs, id, "replaced");
            } else {
                const recorded = listed.subjectOf(olds as Inputs);
                session.claims.registerExisting(id, listed.subjectOf(news), recorded);
            }
            return difference;
        },

        async findCreated(session, inputs) {
            return (await listed.withKey(session, inputs)).map((wire) => ({
                id: wire.uid,
                storedAt: wire.createdAt,
                rows: listed.compare(inputs, wire),
                outs: listed.outputsOf(inputs, wire),
            }));
        },

        async create(session, inputs, adoption) {
            const wire =
                adoption === undefined
                    ? await createListed(session, listed, inputs)
                    : await adoptListed(session, listed, inputs, adoption);
            session.names.set(wire.uid, listed.keyOf(inputs));
            return { id: wire.uid, outs: listed.outputsOf(inputs, wire) };
        },

        async absence(session, id, projectUid) {
            const wire = await listed.list(session, projectUid).find(id);
            return wire === undefined || isPreset(wire)
                ? absentObject(session, model.noun, id, projectUid, wire !== undefined)
                : undefined;
        },

        async read(session, id, projectUid, props): Promise<ReadResult<Inputs> | undefined> {
            const wire = await listed.list(session, projectUid).find(id);
            if (wire === undefined || isPreset(wire)) {
                return undefined;
            }
            const inputs = {
                ...preserveDeclaredForm(model, props, model.fromWire(wire)),
                projectUid,
            } as Inputs;
            return { id, inputs, outputs: listed.outputsOf(inputs, wire) };
        },

        async update(session, id, olds, news) {
            const list = listed.list(session, news.projectUid);
            const live = (await list.find(id)) ?? (await list.fresh()).find((wire) => wire.uid === id);
            if (live === undefined) {
                throw new RefusedError(
                    `${listed.subjectOf(news)} (${id}) is no longer in the project: someone has deleted it. ` +
                        "Run `pulumi refresh`. The next `pulumi up` creates it again.",
                );
            }
            const edited = editedOutside(model, olds as Inputs, model.fromWire(live), news);
            if (edited.length > 0) {
                notify(overwriteNotice(listed.subjectOf(news), edited, live));
            }
            if (listed.keyOf(olds as Inputs) !== listed.keyOf(news)) {
                await refuseTakenKey(session, listed, id, news);
            }
            return listed.outputsOf(news, await listed.write(session, news, live));
        },

        async remove(session, id, projectUid, props, dependency) {
            const subject = listed.subjectOf(props as Inputs);
            if (session.claims.has(id)) {
                notify(`${subject} (${id}) is not deleted because the program still declares it.`);
                return;
            }
            const remove = async () => {
                await kind.api(session.client).remove(projectUid, id);
                listed.list(session, projectUid).drop(id);
            };
            const { referredBy } = kind;
            // Registered before the first request, since others wait for it.
            await session.pendingDeletes.run(model.kind, id, async () => {
                if (session.hasDeclarations && !session.pendingDeletion.has(id)) {
                    // A `destroy` deletes everything, as asked.
                    await warnOfLoss(session, { ...props, projectUid } as Inputs, id, "deleted");
                }
                if (referredBy === undefined) {
                    await remove();
                    return;
                }
                const referenced = { noun: model.noun, subject, uid: id, projectUid, referredBy, dependency };
                await deleteReferenced(session, referenced, remove);
            });
        },
    };
}
