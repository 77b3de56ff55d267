import type { ProgramPlan } from "./programPlan";
import { commentText, value } from "./text";

/** How one file of the program speaks of the objects that it refers to. */
export interface Scope {
    /** The expression for an object: its variable, or its uid where nothing declares it. */
    refer(uid: string): string;
    /** How a uid that no resource stands for is written: with the name of what it is. */
    uid(uid: string): string;
}

/** @param variableOf the expression for what the program declares, as this file reaches it */
export function scopeOf(plan: ProgramPlan, variableOf: (uid: string) => string | undefined): Scope {
    const names = namesOf(plan);
    const literal = (uid: string) => {
        const name = names.get(uid);
        return `${value(uid)} /* ${name === undefined ? "not in the project any more" : commentText(name)} */`;
    };
    return { refer: (uid) => variableOf(uid) ?? literal(uid), uid: literal };
}

function namesOf({ content }: ProgramPlan): Map<string, string> {
    const { attributes, events, audiences, lyticsAudiences, experiences } = content;
    return new Map([
        ...[...attributes, ...audiences, ...lyticsAudiences, ...experiences].map(
            ({ uid, name }) => [uid, name] as const,
        ),
        ...events.map(({ uid, key }) => [uid, key] as const),
    ]);
}
