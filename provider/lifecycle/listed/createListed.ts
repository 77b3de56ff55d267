import { RefusedError } from "../../errors/base";
import { BadRequestError } from "../../errors/index";
import type { CommonInputs } from "../../model/model";
import type { Adoption } from "../host/adoption";
import { notify } from "../host/notices";
import type { Session } from "../host/session";
import { createIdempotently } from "./createIdempotently";
import { findExisting } from "./existingObject";
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

/** Creates an object, unless an interrupted `up` has created it already. */
export async function createListed<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire> {
    const list = listed.list(session, inputs.projectUid);
    const taken = await adoptExisting(session, listed, inputs);
    if (taken !== undefined) {
        return taken;
    }
    try {
        return await postListed(session, listed, inputs);
    } catch (error) {
        if (!(error instanceof BadRequestError)) {
            throw error;
        }
        // Another write may have used the key since the list was read, such as the last writes of a killed `up`.
        list.invalidate();
        const late = await adoptExisting(session, listed, inputs);
        if (late === undefined) {
            throw error;
        }
        return late;
    }
}

/** Takes over the object that an interrupted `up` has left. Throws if the object belongs to somebody else. */
async function adoptExisting<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire | undefined> {
    const found = await findExisting(
        session,
        listed.list(session, inputs.projectUid),
        listed.model,
        inputs,
        "create",
    );
    if (found === undefined) {
        return undefined;
    }
    if (found.refusal !== undefined) {
        throw new RefusedError(found.refusal);
    }
    session.claims.claim(found.wire.uid, listed.subjectOf(inputs));
    notify(found.notice);
    return listed.write(session, inputs, found.wire);
}

async function postListed<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire> {
    const { kind, model } = listed;
    const list = listed.list(session, inputs.projectUid);
    const wire = await createIdempotently(session, {
        send: () => kind.api(session.client).create(inputs.projectUid, model.toBody(inputs)),
        before: (await list.all()).map(({ uid }) => uid),
        lookUp: async () => (await list.fresh()).filter((each) => listed.compare(inputs, each).length === 0),
        subject: listed.subjectOf(inputs),
    });
    session.claims.registerCreated(wire.uid);
    list.put(wire);
    kind.created?.(session, inputs.projectUid, wire);
    return wire;
}
