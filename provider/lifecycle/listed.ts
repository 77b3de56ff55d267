import type { PersonalizeClient } from "../api/client";
import { containsUnknown, isUnknown } from "../common/unknown";
import { RefusedError } from "../errors/base";
import type { Failure } from "../model/failure";
import { keepUnknown } from "../model/keepUnknown";
import { type CommonInputs, type Difference, differences, inWordsOf, type ListedModel } from "../model/model";
import type { WireAudit } from "../wire";
import { type Adoption, adoptionLine, mismatch, nothingToAdopt } from "./adoption";
import { assumeLive } from "./assumeLive";
import { changedFields } from "./changed";
import { createOnce } from "./createOnce";
import type { LiveList } from "./liveList";
import { standing } from "./naturalKey";
import type { Change, Lifecycle, Live, Props } from "./provider";
import { type Referrers, removeReferred } from "./removeListed";
import { say } from "./say";
import type { Session } from "./session";

/** The four operations that attributes, audiences, events and experiences have in common. */
export interface ListedApi<Wire, Body> {
    list(projectUid: string): Promise<Wire[]>;
    create(projectUid: string, body: Body): Promise<Wire>;
    update(projectUid: string, uid: string, body: Body): Promise<Wire>;
    remove(projectUid: string, uid: string): Promise<"deleted" | "absent">;
}

export interface ListedKind<Inputs extends CommonInputs, Wire extends { uid: string }, Body> {
    model: ListedModel<Inputs, Wire, Body>;
    api(client: PersonalizeClient): ListedApi<Wire, Body>;
    /** What may refer to an object of this kind, so that the server keeps it. */
    referredBy?: { kind: "Audience" | "Experience"; find: Referrers };
    /** What else follows from having made an object. */
    created?(session: Session, projectUid: string, wire: Wire): void;
}

/** The life cycle of a kind whose objects lie in one list of the project. */
export function listedLifecycle<
    Inputs extends CommonInputs,
    Wire extends WireAudit & { uid: string },
    Body extends object,
>(kind: ListedKind<Inputs, Wire, Body>): Lifecycle<Inputs> {
    const { model } = kind;
    const listOf = (session: Session, projectUid: string): LiveList<Wire> =>
        session.list(model.kind, projectUid, () => kind.api(session.client).list(projectUid));
    const keyOf = (inputs: Inputs) => String(Reflect.get(inputs, model.naturalKey));
    const subjectOf = (inputs: Inputs) => `${model.kind} ${JSON.stringify(keyOf(inputs))}`;
    const compare = (inputs: Inputs, wire: Wire): Difference[] =>
        differences(model, inputs, model.fromWire(wire));
    const outputsOf = (inputs: Inputs, wire: Wire): Props => ({
        ...inputs,
        ...Object.fromEntries(model.outputs.map((field) => [field, wire[field]])),
    });

    async function write(session: Session, inputs: Inputs, live: Wire): Promise<Wire> {
        const list = listOf(session, inputs.projectUid);
        if (compare(inputs, live).length === 0) {
            return live;
        }
        try {
            const body = keepUnknown(model.toBody(inputs, live), live, model.serverFields);
            const written = await kind.api(session.client).update(inputs.projectUid, live.uid, body);
            const now = { ...live, ...written };
            list.put(now);
            return now;
        } catch (error) {
            list.invalidate();
            throw error;
        }
    }

    async function adoptable(
        session: Session,
        inputs: Inputs,
        adoption: Adoption,
    ): Promise<[Wire, Difference[]]> {
        const live = await listOf(session, inputs.projectUid).find(adoption.id);
        if (live === undefined || Reflect.get(live, "__type") === "PRESET") {
            throw nothingToAdopt(subjectOf(inputs), model.noun, adoption.id, inputs.projectUid);
        }
        const form = model.fromWire(live);
        const rows = differences(model, assumeLive(model, inputs, form), form);
        if (rows.length > 0 && adoption.onMismatch === "refuse") {
            throw mismatch(subjectOf(inputs), adoption.id, rows);
        }
        return [live, rows];
    }

    return {
        model,

        async check(session, { olds, news, adoption }: Change<Inputs>): Promise<Failure[]> {
            const replaced =
                olds === undefined
                    ? undefined
                    : model.replacesOn.find((field) => olds[field] !== news[field]);
            if (
                adoption !== undefined &&
                olds !== undefined &&
                (replaced ?? olds.projectUid !== news.projectUid)
            ) {
                return [
                    {
                        property: replaced ?? "projectUid",
                        reason: "has changed, which replaces the object, while the resource option `import` still names the old one. Remove the option first.",
                    },
                ];
            }
            const known = [news.projectUid, keyOf(news)];
            if (olds !== undefined) {
                session.managed.add(placeOf(model.kind, [olds.projectUid, keyOf(olds)]));
                return [];
            }
            if (known.some(isUnknown)) {
                return [];
            }
            if (adoption !== undefined) {
                if (isUnknown(adoption.id)) {
                    return [];
                }
                const [, rows] = await adoptable(session, news, adoption);
                say(adoptionLine(subjectOf(news), adoption.id, rows, containsUnknown(news)));
                return [];
            }
            // Where both are new, nothing that is live tells that they are the same.
            const place = placeOf(model.kind, known);
            if (session.declared.has(place)) {
                return [
                    {
                        property: model.naturalKey,
                        reason: `${subjectOf(news)} is declared twice: another resource of this program has that ${model.naturalKey}. Keep one of the two, or give them different ${model.naturalKey}s.`,
                    },
                ];
            }
            session.declared.add(place);
            const found = await standing(session, listOf(session, news.projectUid), model, news);
            return found?.refusal === undefined
                ? []
                : [{ property: model.naturalKey, reason: found.refusal }];
        },

        async diff(session, id, olds, news) {
            const changes = changedFields(model, olds, news);
            const replaces = changes.filter(
                (field) => field === "projectUid" || model.replacesOn.includes(field as never),
            );
            if (replaces.length > 0) {
                session.leaving.add(id);
            } else {
                session.claims.keep(id, subjectOf(news));
            }
            return {
                changes: changes.length > 0,
                replaces,
                // The new one has the old one's name, which may be there once only.
                deleteBeforeReplace: replaces.length > 0 && !replaces.includes("projectUid"),
            };
        },

        async create(session, inputs, adoption) {
            const subject = subjectOf(inputs);
            const list = listOf(session, inputs.projectUid);
            const finish = (wire: Wire) => {
                session.claims.make(wire.uid);
                return { id: wire.uid, outs: outputsOf(inputs, wire) };
            };
            if (adoption !== undefined) {
                session.claims.refuseTwice(adoption.id, subject);
                const [live] = await adoptable(session, inputs, adoption);
                session.claims.make(live.uid);
                return finish(await write(session, inputs, live));
            }
            const found = await standing(session, list, model, inputs);
            if (found?.refusal !== undefined) {
                throw new RefusedError(found.refusal);
            }
            if (found !== undefined) {
                say(found.says);
                session.claims.make(found.wire.uid);
                return finish(await write(session, inputs, found.wire));
            }
            const wire = await createOnce(session, {
                send: () => kind.api(session.client).create(inputs.projectUid, model.toBody(inputs)),
                before: (await list.all()).map(({ uid }) => uid),
                lookUp: async () => (await list.fresh()).filter((each) => compare(inputs, each).length === 0),
                subject,
            });
            list.put(wire);
            kind.created?.(session, inputs.projectUid, wire);
            return finish(wire);
        },

        async read(session, id, projectUid, props): Promise<Live<Inputs> | undefined> {
            const wire = await listOf(session, projectUid).find(id);
            if (wire === undefined || Reflect.get(wire, "__type") === "PRESET") {
                return undefined;
            }
            const inputs = { ...inWordsOf(model, props, model.fromWire(wire)), projectUid } as Inputs;
            return { id, inputs, outputs: outputsOf(inputs, wire) };
        },

        async update(session, id, _olds, news) {
            const list = listOf(session, news.projectUid);
            const live = (await list.find(id)) ?? (await list.fresh()).find((wire) => wire.uid === id);
            if (live === undefined) {
                throw new RefusedError(
                    `${subjectOf(news)} (${id}) is not in the project any more: someone has deleted it. ` +
                        "Run `pulumi refresh`, and the next `pulumi up` creates it again.",
                );
            }
            return outputsOf(news, await write(session, news, live));
        },

        async remove(session, id, projectUid, props) {
            if (session.claims.has(id)) {
                say(
                    `${subjectOf(props as Inputs)} (${id}) is not deleted, since the program still declares it.`,
                );
                return;
            }
            const remove = async () => {
                await kind.api(session.client).remove(projectUid, id);
                listOf(session, projectUid).drop(id);
            };
            const { referredBy } = kind;
            await session.removals[model.kind].run(id, () =>
                referredBy === undefined
                    ? remove()
                    : removeReferred(
                          session,
                          {
                              subject: subjectOf(props as Inputs),
                              uid: id,
                              projectUid,
                              referring: session.removals[referredBy.kind],
                              referrers: referredBy.find,
                          },
                          remove,
                      ),
            );
        },
    };
}

export function placeOf(kind: string, parts: readonly string[]): string {
    return JSON.stringify([kind, ...parts]);
}
