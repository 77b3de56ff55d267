import * as pulumi from "@pulumi/pulumi";
import { systemClock } from "../api/clock";
import { ConfigurationError } from "../errors/base";
import type { MaybeOutput } from "./arguments";
import {
    knownLater,
    type OfExperienceArgs,
    type OfExperienceOutputArgs,
    versionsOf,
} from "./experienceVersion";
import { type GetVariantGroupResult, variantGroupResult } from "./results/variantGroup";
import { awaitSync } from "./variantGroupSync";

/** How long a read may wait. */
export interface WaitArgs {
    /**
     * How long to wait for the sync with the CMS, in seconds: 0 (one look) to 3600.
     *
     * @default 60
     */
    timeout?: number;
}

/** Of which experience, and how long to wait. */
export type GetVariantGroupArgs = OfExperienceArgs & WaitArgs;

/** Of which experience, where it is known later only, and how long to wait. */
export type GetVariantGroupOutputArgs = OfExperienceOutputArgs & MaybeOutput<WaitArgs>;

const DEFAULT_TIMEOUT = 60;
const LONGEST_TIMEOUT = 3600;

/**
 * The variant group of an experience in the CMS, and the uids of its variants there: what scripts that write
 * variants of entries need.
 *
 * Personalize makes them in the background, in the stack that is connected with the project, some time after a
 * version was saved (typically below a second). The read waits until every variant of the live version has its
 * uid, and until a sync has begun after that version went live; of an experience that was never live, its draft
 * counts. Pass the `ExperienceVersion` to {@link getVariantGroupOutput}, so that it is read after the activation.
 *
 * Always read anew, also in previews.
 *
 * API: Get a Single Experience, Get all Experience Versions. The field `_cms` is not in the API's documentation;
 * Contentstack's own command-line tool relies on it.
 *
 * @throws LookupError where the experience has no variants, the project has no connected stack, or the time is over
 * @example
 * ```ts
 * const group = personalize.getVariantGroupOutput({ experience: heroVersion });
 * export const videoUid = group.variantUidsByName.Video; // cse9efad17d61bc870
 * ```
 */
export async function getVariantGroup(args: GetVariantGroupArgs): Promise<GetVariantGroupResult> {
    const { timeout = DEFAULT_TIMEOUT } = args;
    if (!(timeout >= 0 && timeout <= LONGEST_TIMEOUT))
        throw new ConfigurationError(
            `getVariantGroup: timeout is a number of seconds from 0 to ${LONGEST_TIMEOUT}; it is ${String(timeout)}.`,
        );
    const found = await versionsOf("getVariantGroup", args);
    const synced = await awaitSync(
        {
            ...found,
            client: found.now.client,
            knowsOrganization: found.now.settings.organizationUid !== undefined,
        },
        timeout,
        systemClock,
    );
    return variantGroupResult(synced.experience, synced.version);
}

/** {@link getVariantGroup} for arguments that are known later only. */
export function getVariantGroupOutput(args: GetVariantGroupOutputArgs): pulumi.Output<GetVariantGroupResult> {
    return pulumi.output(knownLater(args)).apply((known) => getVariantGroup(known));
}
