import { RefusedError } from "../../core/errors/base";
import { BadRequestError } from "../../core/errors/index";
import type { CommonInputs } from "../../core/model/model";
import type { Adoption } from "../shared/adoption";
import type { Session } from "../shared/session";
import { createIdempotently } from "./createIdempotently";
import { existingObjectReason } from "./existingObject";
import { findAdoptable } from "./findAdoptable";
import type { Listed, ListedWire } from "./listedKind";

export async function adoptListed<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
    adoption: Adoption,
): Promise<Wire> {
    const { live } = await findAdoptable(session, listed, inputs, adoption);
    session.claims.claim(live.uid, listed.subjectOf(inputs));
    return listed.write(session, inputs, live);
}

/** Creates an object, unless a live object has its natural key. */
export async function createListed<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire> {
    await refuseExisting(session, listed, inputs);
    try {
        return await postListed(session, listed, inputs);
    } catch (error) {
        if (!(error instanceof BadRequestError)) {
            throw error;
        }
        // Another write may have used the key since the list was read, such as the last writes of a killed `up`.
        listed.list(session, inputs.projectUid).invalidate();
        await refuseExisting(session, listed, inputs);
        throw error;
    }
}

async function refuseExisting<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<void> {
    const reason = await existingObjectReason(session, listed, inputs, "create");
    if (reason !== undefined) {
        throw new RefusedError(reason);
    }
}

async function postListed<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire> {
    const { kind, model } = listed;
    const list = listed.list(session, inputs.projectUid);
    const body = model.toBody(inputs);
    const before = (await list.all()).map(({ uid }) => uid);
    const wire = await createIdempotently(session, {
        send: async () => {
            const response = await kind.api(session.client).create(inputs.projectUid, body);
            return listed.confirmed(session, inputs, body, response, { before });
        },
        before,
        lookUp: async () => (await list.fresh()).filter((each) => listed.compare(inputs, each).length === 0),
        subject: listed.subjectOf(inputs),
    });
    session.claims.registerCreated(wire.uid, listed.subjectOf(inputs));
    list.put(wire);
    kind.created?.(session, inputs.projectUid, wire);
    return wire;
}
