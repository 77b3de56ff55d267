import type { Declared, Owned, Seen } from "../model/places";
import type { ExperienceVersionInputs } from "../model/versionSchema";
import { subjectOf } from "./experienceOfVersion";
import { ownedBy, recordedVariants, seenBy } from "./experienceVersionRecord";
import type { Props } from "./provider";
import type { Session } from "./session";
import { contentOf } from "./versionChecks";
import type { Target } from "./versionWrites";

/** What is declared of a version, and what its resource knows. */
export interface Wish {
    target: Target;
    owned: Owned | undefined;
    seen: Seen;
    declared: Declared;
}

/** @param id that of the resource, if it has one yet. */
export function wishFor(
    session: Session,
    inputs: ExperienceVersionInputs,
    id: string | undefined,
    olds: Props,
): Wish {
    const owned = id === undefined ? undefined : ownedBy(id, olds);
    return {
        target: {
            projectUid: inputs.projectUid,
            experienceUid: inputs.experience,
            subject: subjectOf(session, inputs),
            ownUid: owned?.uid,
            content: contentOf(inputs),
            recorded: recordedVariants(olds),
        },
        owned,
        seen: seenBy(olds),
        declared: { status: inputs.status, experienceUid: inputs.experience },
    };
}
