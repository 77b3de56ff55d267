import type {
    CurrentVersions,
    DeclaredStatus,
    TransitionPlan,
    VersionSlot,
    VersionWrite,
} from "../../../provider/core/model/versionState";
import type { Situation } from "./situations";

/** The uid of a posted version: one that goes live, and a draft. */
export const POSTED = { ACTIVE: "b".repeat(24), DRAFT: "c".repeat(24) };

/** What a request does on the server, by the API's own rules; or why it is forbidden. */
export function effectOf(before: CurrentVersions, request: VersionWrite): CurrentVersions | string {
    const { draft, live } = before;
    const after = (slots: Partial<CurrentVersions>): CurrentVersions => ({
        ...before,
        ...slots,
        onlyOne: false,
    });
    const written = (uid: string, status: DeclaredStatus, content: "declared" | "staged"): VersionSlot => ({
        uid,
        number: 4,
        status,
        content: content === "declared" ? "same" : "different",
        staged: content === "declared" ? "different" : "same",
        edited: false,
    });
    switch (request.method) {
        case "POST": {
            if (draft !== undefined) return "POST while a draft exists";
            const posted = written(POSTED[request.status], request.status, request.content);
            return request.status === "ACTIVE" ? after({ live: posted }) : after({ draft: posted });
        }
        case "DELETE":
            if (request.uid !== draft?.uid) return "DELETE of what is no draft";
            return before.onlyOne ? "DELETE of the only version" : after({ draft: undefined });
        case "PUT": {
            const { uid, status, content } = request;
            if (uid === draft?.uid) {
                if (status === "PAUSED") return "PUT DRAFT → PAUSED";
                const slot = written(uid, status, content);
                return status === "DRAFT" ? after({ draft: slot }) : after({ draft: undefined, live: slot });
            }
            if (uid !== live?.uid) return "PUT of what is neither draft nor live";
            if (status === "DRAFT" || status === live.status) return `PUT ${live.status} → ${status}`;
            return after({ live: { ...live, status } });
        }
        default:
            throw new Error(`unknown request ${String(request satisfies never)}`);
    }
}

/** The requests of a plan, in their order. */
export const writesOf = ({ version, staged }: TransitionPlan): VersionWrite[] =>
    [version.write, staged.write].filter((write) => write !== undefined);

/** The versions after the first requests of a plan; fails where the server forbids one. */
export function carriedOut(
    { current }: Situation,
    plan: TransitionPlan,
    requests = writesOf(plan).length,
): CurrentVersions {
    return writesOf(plan)
        .slice(0, requests)
        .reduce((versions, request) => {
            const after = effectOf(versions, request);
            if (typeof after === "string") throw new Error(after);
            return after;
        }, current);
}
