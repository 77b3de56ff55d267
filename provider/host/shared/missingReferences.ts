import { printable } from "../../core/common/printable";
import { isUnknown } from "../../core/common/unknown";
import type { Failure } from "../../core/model/failure";
import type { Session } from "./session";

type ReferredKind = "Attribute" | "Audience" | "Event" | "Experience";

/** A uid in a declaration, and the property that contains it. */
export interface DeclaredReference {
    kind: ReferredKind;
    uid: unknown;
    property: string;
}

/**
 * The declared uids that no object of the project has. Only a uid that the program gives as text is looked up: a
 * resource of the program has an unknown uid, or one that this phase has registered. A uid that the state contains
 * already is not looked up either.
 */
export async function missingReferences(
    session: Session,
    projectUid: string,
    declared: readonly DeclaredReference[],
    recorded: readonly DeclaredReference[],
): Promise<Failure[]> {
    if (isUnknown(projectUid)) {
        return [];
    }
    const known = new Set(recorded.map(({ uid }) => uid));
    const failures: Failure[] = [];
    for (const { kind, uid, property } of declared) {
        if (typeof uid !== "string" || isUnknown(uid) || known.has(uid) || session.claims.has(uid)) {
            continue;
        }
        if ((await session.objects(kind, projectUid).find(uid)) === undefined) {
            failures.push({ property, reason: missingReason(kind, uid, projectUid) });
        }
    }
    return failures;
}

function missingReason(kind: ReferredKind, uid: string, projectUid: string): string {
    const noun = kind.toLowerCase();
    return (
        `the project ${projectUid} has no ${noun} ${printable(uid)}. If someone has deleted it, run \`pulumi up --refresh\`. ` +
        `Otherwise pass the ${kind} resource, or the uid of an ${noun} of that project.`
    );
}
