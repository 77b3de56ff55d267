import type { PersonalizeClient } from "../../core/api/client";
import type { Clock } from "../../core/api/clock";
import { escapeInvisible, quoted } from "../../core/common/printable";
import { draftOf, liveOf } from "../../core/common/versions";
import { ApiError } from "../../core/errors/api";
import type { WireExperience, WireVersion } from "../../core/wire";
import { LookupError } from "./lookup";

export interface Awaited {
    client: PersonalizeClient;
    projectUid: string;
    experience: WireExperience;
    versions: WireVersion[];
    /** Whether the project itself can be read. */
    knowsOrganization: boolean;
}

/** A recorded sync took a fifth of a second, so later polls can be less frequent. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Polls the experience until the CMS has the variants of the live version, or of the draft if there is no live
 * version.
 */
export async function awaitSync(
    { client, projectUid, experience, versions, knowsOrganization }: Awaited,
    timeout: number,
    clock: Clock,
): Promise<{ experience: WireExperience; version: WireVersion }> {
    const version = liveOf(versions) ?? draftOf(versions);
    if (!version?.variants?.length)
        throw new LookupError(
            `getVariantGroup: the experience ${quoted(experience.name)} (${experience.uid}) has no variants yet. ` +
                "Declare an ExperienceVersion of it, and pass that version, so that the read waits for it.",
        );
    const until = clock.now() + timeout * 1000;
    let pause = FIRST_PAUSE_MS;
    for (let look = 1; ; look++) {
        const now = await client.experiences.get(projectUid, experience.uid);
        const lacking = lackOf(now, version);
        if (lacking === undefined) return { experience: now, version };
        if (look === 1 && now._cms?.variantGroup === undefined && knowsOrganization)
            await refuseUnconnected(client, projectUid);
        const left = until - clock.now();
        if (left <= 0) throw new LookupError(late(now, lacking, timeout));
        await clock.sleep(Math.min(pause, left));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
}

/** What the CMS still lacks. Undefined if nothing. */
function lackOf(
    { _cms }: WireExperience,
    { variants = [], firstActivatedAt }: WireVersion,
): string | undefined {
    const { variantGroup, variants: uids = {}, lastSyncAttemptAt, syncStatus = "SUCCESS" } = _cms ?? {};
    if (variantGroup === undefined) return "there is no variant group";
    const without = variants.filter(({ shortUid = "" }) => uids[shortUid] === undefined);
    if (without.length > 0)
        return `these variants have no uid in the CMS: ${without.map(({ name }) => quoted(name)).join(", ")}`;
    // The first activation can replace the uids of a draft.
    if (
        firstActivatedAt !== undefined &&
        lastSyncAttemptAt !== undefined &&
        lastSyncAttemptAt < firstActivatedAt
    )
        return `the last sync (${lastSyncAttemptAt}) is older than the live version (${firstActivatedAt})`;
    return syncStatus === "SUCCESS" ? undefined : `the status of the sync is ${escapeInvisible(syncStatus)}`;
}

async function refuseUnconnected(client: PersonalizeClient, projectUid: string): Promise<void> {
    const projects = await client.projects.list().catch((error: unknown) => {
        // Without access to the projects, the read still waits and reports the timeout.
        if (error instanceof ApiError) return [];
        throw error;
    });
    const project = projects.find(({ uid }) => uid === projectUid);
    if (project !== undefined && !project.connectedStackApiKey)
        throw new LookupError(
            `getVariantGroup: the project ${quoted(project.name)} (${projectUid}) has no connected stack, so its ` +
                "variants are not in the CMS. Connect one under Settings → General in Personalize.",
        );
}

function late({ name, uid, _cms }: WireExperience, lacking: string, timeout: number): string {
    const cause =
        _cms?.variantGroup === undefined
            ? "Either the project has no connected stack (Settings → General in Personalize), or the sync is late: run the command again, or increase `timeout`."
            : "The sync is late or has failed: check the experience in Personalize, run the command again, or increase `timeout`.";
    return `getVariantGroup: the CMS has not received the variants of the experience ${quoted(name)} (${uid}) after ${timeout} s: ${lacking}. ${cause}`;
}
