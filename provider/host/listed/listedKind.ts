import type { PersonalizeClient } from "../../core/api/client";
import { printable } from "../../core/common/printable";
import { isUnknown } from "../../core/common/unknown";
import { WrongResponseError } from "../../core/errors/base";
import { keepUnknown } from "../../core/model/keepUnknownFields";
import { type CommonInputs, type Difference, differences, type ListedModel } from "../../core/model/model";
import type { WireAudit } from "../../core/wire";
import { confirmResponse, differenceOf } from "../shared/confirmResponse";
import type { LiveList } from "../shared/liveList";
import type { DeclaredReference } from "../shared/missingReferences";
import { naturalKeyId } from "../shared/naturalKeys";
import type { Props } from "../shared/props";
import type { Session } from "../shared/session";
import type { Referring } from "./deleteReferenced";

export interface ListedApi<Wire, Body> {
    list(projectUid: string): Promise<Wire[]>;
    create(projectUid: string, body: Body): Promise<Wire>;
    update(projectUid: string, uid: string, body: Body): Promise<Wire>;
    remove(projectUid: string, uid: string): Promise<"deleted" | "absent">;
}

export interface ListedKind<Inputs extends CommonInputs, Wire extends { uid: string }, Body> {
    model: ListedModel<Inputs, Wire, Body>;
    api(client: PersonalizeClient): ListedApi<Wire, Body>;
    /** The kind that can refer to an object of this kind. The server does not delete a referenced object. */
    referredBy?: Referring;
    /** The uids in a declaration of objects of other kinds. */
    references?(inputs: Inputs): DeclaredReference[];
    /** Sentences about a new or changed declaration that the server accepts, but that nobody means. */
    doubts?(session: Session, inputs: Inputs): Promise<string[]>;
    /** What visitors and editors lose if this object is deleted; undefined if nothing uses it. */
    lossOf?(wire: Wire, how: "replaced" | "deleted"): string | undefined;
    /** Called when the program adopts an object and objects that belong to it. */
    readAhead?(session: Session, projectUid: string, uid: string): void;
    /** Called after an object was created. */
    created?(session: Session, projectUid: string, wire: Wire): void;
}

/** An object of a listed kind as the API returns it. */
export type ListedWire = WireAudit & { uid: string };

/** What the operations of a listed kind share. */
export class Listed<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object> {
    readonly model: ListedModel<Inputs, Wire, Body>;

    constructor(readonly kind: ListedKind<Inputs, Wire, Body>) {
        this.model = kind.model;
    }

    list(session: Session, projectUid: string): LiveList<Wire> {
        return session.list(this.model.kind, projectUid, () =>
            this.kind.api(session.client).list(projectUid),
        );
    }

    keyOf(inputs: Inputs): string {
        return String(Reflect.get(inputs, this.model.naturalKey));
    }

    /** The natural key with its kind and project, if both are known. */
    placeOf(inputs: Inputs): string | undefined {
        const key = this.keyOf(inputs);
        return isUnknown(inputs.projectUid) || isUnknown(key)
            ? undefined
            : naturalKeyId(this.model.kind, inputs.projectUid, key);
    }

    /** The live objects with the natural key of the declaration. */
    async withKey(session: Session, inputs: Inputs): Promise<Wire[]> {
        const key = this.keyOf(inputs);
        const all = await this.list(session, inputs.projectUid).all();
        return all.filter((wire) => Reflect.get(wire, this.model.naturalKey) === key);
    }

    subjectOf(inputs: Inputs): string {
        return `${this.model.kind} ${printable(this.keyOf(inputs))}`;
    }

    compare(inputs: Inputs, wire: Wire): Difference[] {
        return differences(this.model, inputs, this.model.fromWire(wire));
    }

    outputsOf(inputs: Inputs, wire: Wire): Props {
        return {
            ...inputs,
            ...Object.fromEntries(this.model.outputs.map((field) => [field, wire[field]])),
        };
    }

    /** The object of a response that names the object that was sent. Throws if it is another one. */
    async confirmed(
        session: Session,
        inputs: Inputs,
        body: object,
        response: Wire,
        request: { uid?: string; before: readonly string[] },
    ): Promise<Wire> {
        const { naturalKey } = this.model;
        const sent: unknown = Reflect.get(body, naturalKey);
        const differences = (wire: Wire) => differenceOf(naturalKey, sent, Reflect.get(wire, naturalKey));
        const list = this.list(session, inputs.projectUid);
        const confirmation = await confirmResponse({ ...request, differences, list }, response);
        const { wire } = confirmation;
        if (wire === undefined || confirmation.differences.length > 0) {
            const [action, what] =
                request.uid === undefined
                    ? ([
                          "create",
                          `No object was recorded, and ${printable(response.uid)} is left as it is.`,
                      ] as const)
                    : (["update", "The state stays as it was."] as const);
            throw new WrongResponseError(this.subjectOf(inputs), action, confirmation.differences, what);
        }
        return wire;
    }

    /** Updates a live object to the declaration. Sends no request if it matches already. */
    async write(session: Session, inputs: Inputs, live: Wire): Promise<Wire> {
        if (this.compare(inputs, live).length === 0) {
            return live;
        }
        const list = this.list(session, inputs.projectUid);
        const { model, kind } = this;
        try {
            const body = keepUnknown(model.toBody(inputs, live), live, model.serverFields);
            const response = await kind.api(session.client).update(inputs.projectUid, live.uid, body);
            const written = await this.confirmed(session, inputs, body, response, {
                uid: live.uid,
                before: [],
            });
            const now = { ...live, ...written };
            list.put(now);
            return now;
        } catch (error) {
            list.invalidate();
            throw error;
        }
    }
}

/** Presets are part of the list of attributes, but no resource manages them. */
export function isPreset(wire: object): boolean {
    return Reflect.get(wire, "__type") === "PRESET";
}
