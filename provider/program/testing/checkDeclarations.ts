import { printable } from "../../core/common/printable";
import { RefusedError } from "../../core/errors/base";
import { attributeModel } from "../../core/model/attribute";
import { audienceModel } from "../../core/model/audience";
import { eventModel } from "../../core/model/event";
import { experienceModel } from "../../core/model/experience";
import { experiencesPriorityModel } from "../../core/model/experiencesPriority";
import { experienceVersionModel } from "../../core/model/experienceVersion";
import type { Failure } from "../../core/model/failure";
import { mistakesIn } from "../../core/model/mistakes";
import type { Kind } from "../../core/model/model";
import type { ResourceRecord } from "./records";

const MODELS: Readonly<Record<Kind, { check(inputs: object): Failure[]; naturalKey?: string }>> = {
    Attribute: attributeModel,
    Audience: audienceModel,
    Event: eventModel,
    Experience: experienceModel,
    ExperienceVersion: experienceVersionModel,
    ExperiencesPriority: experiencesPriorityModel,
};

/** Refuses what the preview refuses: invalid arguments, and two resources for one object. */
export function checkDeclarations(records: readonly ResourceRecord[]): void {
    const declared = records.filter(({ isRead }) => !isRead);
    const mistakes = [
        ...declared.flatMap(({ kind, name, inputs }) =>
            mistakesIn(MODELS[kind], inputs).map(
                ({ property, reason }) => `${kind} "${name}": ${property} ${reason}`,
            ),
        ),
        ...duplicates(declared),
    ];
    if (mistakes.length > 0) throw new RefusedError(mistakes.join("\n"));
}

function duplicates(declared: readonly ResourceRecord[]): string[] {
    const names = new Map<string, string>();
    return declared.flatMap(({ kind, name, inputs }) => {
        const field = kind === "ExperiencesPriority" ? "projectUid" : MODELS[kind].naturalKey;
        if (field === undefined) return [];
        const key = JSON.stringify([kind, inputs[field]]);
        const first = names.get(key);
        names.set(key, first ?? name);
        return first === undefined
            ? []
            : [
                  `${kind} "${name}": the ${field} ${printable(inputs[field])} is declared already, by "${first}".`,
              ];
    });
}
