import type { CommonInputs, ListedModel } from "../../core/model/model";
import { tidy } from "./declare";
import { obstacleTo, refusalOf } from "./obstacles";
import type { ProgramPlanBuilder } from "./programPlan";
import type { Declarable } from "./references";
import { REASONS, subjectOf } from "./remarks";
import { unknownFields } from "./unknownFields";

/** Declares the objects of one list, except those that can't be declared or copied. */
export function planListed<Inputs extends CommonInputs, Wire extends { uid: string }, Body extends object>(
    draft: ProgramPlanBuilder,
    model: ListedModel<Inputs, Wire, Body>,
    wires: readonly Wire[],
    textsOf: (wire: Wire) => readonly string[],
): void {
    const { kind } = model;
    for (const wire of wires) {
        const inputs = tidy(model.fromWire(wire));
        const declared = { kind, inputs } as unknown as Declarable;
        const subject = subjectOf(kind, String(Reflect.get(wire, model.naturalKey)));
        const obstacle = obstacleTo(model, inputs, wire);
        if (obstacle !== undefined) {
            draft.remark({
                sort: "left out",
                kind,
                subject: `${subject} (${wire.uid})`,
                reason: REASONS.undeclarable,
                detail: obstacle,
            });
            continue;
        }
        const refusal = refusalOf(model, inputs);
        if (draft.options.copy && refusal !== undefined) {
            const reason = REASONS.copyRefused;
            draft.remark({ sort: "left out", kind, subject, reason, detail: refusal });
            continue;
        }
        if (draft.options.copy && draft.undeclared(declared).length > 0) {
            draft.remark({ sort: "left out", kind, subject, reason: REASONS.copyDangling });
            continue;
        }
        draft.declare(wire.uid, wire.uid, textsOf(wire), declared);
        const about = { kind, subject, beside: wire.uid };
        remarkRejected(draft, about, refusal);
        const body = model.toBody(inputs as Inputs, wire);
        remarkUnknownFields(draft, about, unknownFields(model, body, wire));
    }
}

interface About {
    kind: Declarable["kind"];
    subject: string;
    beside: string;
}

/** Adds a remark if the checks would reject a new object with these values. The program declares the live values. */
export function remarkRejected(draft: ProgramPlanBuilder, about: About, refusal: string | undefined): void {
    if (refusal !== undefined) {
        draft.remark({ ...about, sort: "to know", reason: REASONS.refusedIfNew, detail: refusal });
    }
}

/** Adds a remark on unknown fields. A copy lacks them, while updates in the same project keep them. */
export function remarkUnknownFields(
    draft: ProgramPlanBuilder,
    about: About,
    fields: readonly string[],
): void {
    if (fields.length > 0) {
        const { copy } = draft.options;
        draft.remark({
            ...about,
            sort: copy ? "changed" : "to know",
            reason: copy ? REASONS.copyUnknownFields : REASONS.unknownFields,
            detail: fields.join(", "),
        });
    }
}
