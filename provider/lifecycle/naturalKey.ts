import { containsUnknown } from "../common/unknown";
import { type CommonInputs, differences, type ListedModel } from "../model/model";
import type { WireAudit } from "../wire";
import { existsAlready } from "./adoption";
import type { LiveList } from "./liveList";
import type { Session } from "./session";

/** What stands already where something is to be created: ours to take over, or a reason not to create. */
export type Standing<Wire> = { wire: Wire; says: string; refusal?: undefined } | { refusal: string };

/**
 * Looks for a live object of the same natural key before one is created. What an interrupted `up` left is
 * identical and recent; what `up --replace` is about to delete is managed already. Anything else is somebody's.
 */
export async function standing<Inputs extends CommonInputs, Wire extends WireAudit & { uid: string }, Body>(
    session: Session,
    list: LiveList<Wire>,
    model: ListedModel<Inputs, Wire, Body>,
    inputs: Inputs,
): Promise<Standing<Wire> | undefined> {
    const key = Reflect.get(inputs, model.naturalKey) as string;
    const subject = `${model.kind} ${JSON.stringify(key)}`;
    const twins = (await list.all()).filter(
        (wire) => Reflect.get(wire, model.naturalKey) === key && !session.leaving.has(wire.uid),
    );
    const [wire] = twins;
    if (wire === undefined) {
        return undefined;
    }
    if (session.claims.has(wire.uid)) {
        return {
            refusal:
                `${subject} is declared twice: another resource of this program manages the ${model.noun} of that ${model.naturalKey} (${wire.uid}). ` +
                `Keep one of the two, or give them different ${model.naturalKey}s.`,
        };
    }
    if (session.managed.has(JSON.stringify([model.kind, inputs.projectUid, key]))) {
        return {
            wire,
            says: `${subject}: the ${model.noun} (${wire.uid}) is kept as it is and not made anew, since its ${model.naturalKey} is there once only.`,
        };
    }
    // Unknown values can't be compared; the update itself compares them.
    const open = model.fields.some((field) => containsUnknown(inputs[field]));
    const rows = open ? [] : differences(model, inputs, model.fromWire(wire));
    const recent = session.isRecent(wire.createdAt);
    if (recent && twins.length === 1 && rows.length === 0) {
        return {
            wire,
            says: `${subject}: takes over ${wire.uid}, which an interrupted \`up\` left: equal, and made lately.`,
        };
    }
    return {
        refusal: existsAlready(subject, wire.uid, rows, {
            key: `${model.naturalKey} ${JSON.stringify(key)}`,
            recent,
        }).message,
    };
}
