import type { ProgramPlan } from "./programPlan";
import { commentText, value } from "./text";

/** Prints references to objects in one file of the program. */
export interface Scope {
    /** Returns the expression for an object: its variable, or its uid if the program does not declare it. */
    refer(uid: string): string;
    /** Returns a uid as a literal, followed by a comment with the object's name. */
    uid(uid: string): string;
}

/** @param variableOf returns the expression for a declared object in this file */
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
