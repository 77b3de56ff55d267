import type { PersonalizeClient } from "../api/client";
import { NotFoundError } from "../errors";
import type { WireVersion } from "../wire";
import type { ProjectContent, Section } from "./content";

/** Called after each response with the number of completed requests and the number of requests known so far. */
export type Progress = (done: number, of: number) => void;

type Source = Pick<
    PersonalizeClient,
    "attributes" | "audiences" | "events" | "experiences" | "versions" | "experiencesPriority"
>;

/**
 * Reads a whole project. All lists are read, because declarations refer to their objects. Versions and the priority
 * order are optional. All requests start together, and the client limits their rate.
 */
export async function readProject(
    client: Source,
    projectUid: string,
    sections: ReadonlySet<Section>,
    progress: Progress = () => undefined,
): Promise<ProjectContent> {
    let done = 0;
    let expected = sections.has("priority") ? 5 : 4;
    const counted = async <T>(request: Promise<T>): Promise<T> => {
        const answer = await request;
        progress(++done, expected);
        return answer;
    };
    const [attributes, audiences, events, experiences] = await Promise.all([
        counted(client.attributes.list(projectUid)),
        counted(client.audiences.list(projectUid, { includeLyticsAudiences: true })),
        counted(client.events.list(projectUid)),
        counted(client.experiences.list(projectUid)),
    ]);
    const withVersions = sections.has("versions") ? experiences : [];
    expected += withVersions.length;
    const versions = await Promise.all(
        withVersions.map(
            async ({ uid }) => [uid, await counted(versionsOf(client, projectUid, uid))] as const,
        ),
    );
    const gone = new Set(versions.filter(([, list]) => list === undefined).map(([uid]) => uid));
    return {
        projectUid,
        attributes: oldestFirst(attributes.filter(({ __type }) => __type !== "PRESET")),
        events: oldestFirst(events),
        audiences: oldestFirst(audiences.filter((each) => !isFromLytics(each))),
        lyticsAudiences: audiences.filter(isFromLytics),
        experiences: oldestFirst(experiences.filter(({ uid }) => !gone.has(uid))),
        versions: new Map(versions.map(([uid, list]) => [uid, list ?? []])),
        order: sections.has("priority") ? await counted(client.experiencesPriority.get(projectUid)) : [],
    };
}

/** Returns undefined if the experience was deleted after the list was read. */
async function versionsOf(
    client: Source,
    projectUid: string,
    experienceUid: string,
): Promise<WireVersion[] | undefined> {
    try {
        return await client.versions.list(projectUid, experienceUid);
    } catch (error) {
        if (error instanceof NotFoundError && !error.ofProject) return undefined;
        throw error;
    }
}

const isFromLytics = ({ source }: { source?: string }): boolean => source?.toUpperCase() === "LYTICS";

/** Sorts by age, so that new objects do not change numbered names. */
function oldestFirst<T extends { uid: string; createdAt?: string }>(list: readonly T[]): T[] {
    const age = ({ createdAt = "", uid }: T): string => `${createdAt} ${uid}`;
    return list.toSorted((a, b) => (age(a) < age(b) ? -1 : 1));
}
