import type { WirePriority } from "../wire";
import { experiences } from "./experience";
import type { Http } from "./http";

const PATH = "/experiences-priority";

/** The API documents no body for either answer, so what is understood is used, and what is not is read elsewhere. */
export const experiencesPriority = (http: Http) => {
    const get = async (projectUid: string): Promise<string[]> =>
        (await http.send({ method: "GET", path: PATH, projectUid, repeatable: true, read: order })) ??
        byRank(http, projectUid);
    return {
        /** The uids of all experiences, the first one winning. */
        get,
        /** Takes every experience of the project, and answers with the order as it is now. */
        update: async (projectUid: string, wanted: readonly string[]): Promise<string[]> => {
            const body: WirePriority = { priorityOrder: [...wanted] };
            const answered = await http.send({
                method: "PUT",
                path: PATH,
                projectUid,
                body,
                repeatable: true,
                read: order,
            });
            return answered ?? get(projectUid);
        },
    };
};

/** `{priorityOrder: […]}` or the bare list; undefined for anything else. */
function order(body: unknown): string[] | undefined {
    const uids = Array.isArray(body) ? body : (body as Partial<WirePriority> | null)?.priorityOrder;
    return Array.isArray(uids) && uids.every((uid) => typeof uid === "string") ? uids : undefined;
}

async function byRank(http: Http, projectUid: string): Promise<string[]> {
    const all = await experiences(http).list(projectUid);
    const rank = (priority: number | undefined) => priority ?? Number.MAX_SAFE_INTEGER;
    return all.toSorted((a, b) => rank(a.priority) - rank(b.priority)).map((experience) => experience.uid);
}
