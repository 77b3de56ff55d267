import type {
    DeclaredVersion,
    TransitionPlan,
    VersionSlot,
    VersionWrite,
} from "../../../provider/model/versionState";
import { experienceUid, type Situation } from "./situations";

export const POSTED_UID = "b".repeat(24);

export const declaredAs = (status: DeclaredVersion["status"]): DeclaredVersion => ({ status, experienceUid });

/** What a request does on the server, by the API's own rules; or why it is forbidden. */
export function effectOf(before: Situation, request: VersionWrite): Situation | string {
    const { draft, live, own } = before.live;
    const written = (uid: string, number: number, status: VersionSlot["status"]): VersionSlot => ({
        uid,
        number,
        status,
        content: "same",
        recent: true,
    });
    const moved = (places: {
        draft?: VersionSlot | undefined;
        live?: VersionSlot | undefined;
    }): Situation => {
        const now = { draft, live, ...places };
        const found = [now.draft, now.live].find((place) => place?.uid === own?.uid);
        const wentToHistory = own !== undefined && own.uid === live?.uid && now.live?.uid !== live.uid;
        const ownNow = found ?? (wentToHistory ? { ...own, status: "ARCHIVED" as const } : undefined);
        const stillThere = own?.status === "ARCHIVED" ? own : ownNow;
        return { ...before, live: { ...now, own: stillThere, onlyOne: false } };
    };
    switch (request.method) {
        case "POST": {
            if (draft !== undefined) return "POST while a draft exists";
            const posted = written(POSTED_UID, 4, request.status);
            return request.status === "ACTIVE" ? moved({ live: posted }) : moved({ draft: posted });
        }
        case "DELETE":
            if (request.uid !== draft?.uid) return "DELETE of what is no draft";
            return before.live.onlyOne ? "DELETE of the only version" : moved({ draft: undefined });
        case "PUT": {
            const { uid, status } = request;
            if (uid === draft?.uid) {
                const place = written(uid, draft.number, status);
                if (status === "PAUSED") return "PUT DRAFT → PAUSED";
                return status === "DRAFT"
                    ? moved({ draft: place })
                    : moved({ draft: undefined, live: place });
            }
            if (uid !== live?.uid) return "PUT of what is neither draft nor live";
            if (status === "DRAFT" || status === live.status) return `PUT ${live.status} → ${status}`;
            return moved({ live: { ...live, status, recent: true } });
        }
        default:
            throw new Error(`unknown request ${String(request satisfies never)}`);
    }
}

/** The situation in which a plan ends; fails where the server forbids a request of it. */
export function carriedOut(before: Situation, { requests }: TransitionPlan): Situation {
    return requests.reduce((situation, request) => {
        const after = effectOf(situation, request);
        if (typeof after === "string") throw new Error(after);
        return after;
    }, before);
}
