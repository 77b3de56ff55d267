import { BadRequestError } from "../errors";
import { RefusedError } from "../errors/base";
import type { CommonInputs } from "../model/model";
import type { Adoption } from "./adoption";
import { adoptable } from "./adoptListed";
import { createOnce } from "./createOnce";
import type { Listed, ListedWire } from "./listedKind";
import { standing } from "./naturalKey";
import { say } from "./say";
import type { Session } from "./session";

/** Takes over the object that `import` names. */
export async function adopt<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
    adoption: Adoption,
): Promise<Wire> {
    const { live } = await adoptable(session, listed, inputs, adoption);
    session.claims.take(live.uid, listed.subjectOf(inputs));
    return listed.write(session, inputs, live);
}

/** Makes an object, unless an interrupted `up` has made it already. */
export async function make<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire> {
    const list = listed.list(session, inputs.projectUid);
    const taken = await takeOver(session, listed, inputs);
    if (taken !== undefined) {
        return taken;
    }
    try {
        return await post(session, listed, inputs);
    } catch (error) {
        if (!(error instanceof BadRequestError)) {
            throw error;
        }
        // The key may have been taken since the list was read, as by the last writes of an `up` that was killed.
        list.invalidate();
        const late = await takeOver(session, listed, inputs);
        if (late === undefined) {
            throw error;
        }
        return late;
    }
}

/** What stands there already and is ours; refuses where it is somebody's. */
async function takeOver<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire | undefined> {
    const found = await standing(
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
    session.claims.take(found.wire.uid, listed.subjectOf(inputs));
    say(found.says);
    return listed.write(session, inputs, found.wire);
}

async function post<Inputs extends CommonInputs, Wire extends ListedWire, Body extends object>(
    session: Session,
    listed: Listed<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Wire> {
    const { kind, model } = listed;
    const list = listed.list(session, inputs.projectUid);
    const wire = await createOnce(session, {
        send: () => kind.api(session.client).create(inputs.projectUid, model.toBody(inputs)),
        before: (await list.all()).map(({ uid }) => uid),
        lookUp: async () => (await list.fresh()).filter((each) => listed.compare(inputs, each).length === 0),
        subject: listed.subjectOf(inputs),
    });
    session.claims.make(wire.uid);
    list.put(wire);
    kind.created?.(session, inputs.projectUid, wire);
    return wire;
}
