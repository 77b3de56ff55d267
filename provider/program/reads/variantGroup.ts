import * as pulumi from "@pulumi/pulumi";
import { systemClock } from "../../core/api/clock";
import { ConfigurationError } from "../../core/errors/base";
import { type GetVariantGroupResult, variantGroupResult } from "../../core/results/variantGroup";
import type { MaybeOutput } from "./arguments";
import {
    knownLater,
    type OfExperienceArgs,
    type OfExperienceOutputArgs,
    versionsOf,
} from "./experienceVersion";
import { readObject } from "./mocked";
import { awaitSync } from "./variantGroupSync";

/** How long to wait. */
export interface WaitArgs {
    /**
     * How long to wait for the sync with the CMS, in seconds from 0 (a single request) to 3600.
     *
     * @default 60
     */
    timeout?: number;
}

/** The experience to read, and how long to wait. */
export type GetVariantGroupArgs = OfExperienceArgs & WaitArgs;

/** The experience to read, as an input, and how long to wait. */
export type GetVariantGroupOutputArgs = OfExperienceOutputArgs & MaybeOutput<WaitArgs>;

const DEFAULT_TIMEOUT = 60;
const LONGEST_TIMEOUT = 3600;

/**
 * Reads the variant group of an experience in the CMS, and the uids of its variants there. Scripts that write
 * variants of entries need them.
 *
 * Personalize creates the group in the background, in the stack that is connected to the project, usually less than a
 * second after a version is saved. The read waits until every variant of the live version has its uid, and until a
 * sync has started after that version went live. For an experience that was never live, it waits for the draft. Refer
 * to the `ExperienceVersion` in `experience`, so that the read starts after the activation.
 *
 * Every call sends requests, also in previews.
 *
 * API: Get a Single Experience, Get all Experience Versions. The API's documentation does not list the field `_cms`,
 * but Contentstack's own command-line tool uses it.
 *
 * @throws LookupError if the experience has no variants, the project has no connected stack, or the timeout has
 * passed
 * @example
 * ```ts
 * const group = personalize.getVariantGroupOutput({ experience: heroVersion });
 * export const videoUid = group.variantUidsByName.Video; // cse9efad17d61bc870
 * ```
 */
export async function getVariantGroup(args: GetVariantGroupArgs): Promise<GetVariantGroupResult> {
    return readObject("getVariantGroup", args, async () => {
        const { timeout = DEFAULT_TIMEOUT } = args;
        if (!(timeout >= 0 && timeout <= LONGEST_TIMEOUT))
            throw new ConfigurationError(
                `getVariantGroup: timeout must be a number of seconds from 0 to ${LONGEST_TIMEOUT}; it is ${String(timeout)}.`,
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
    });
}

/** {@link getVariantGroup} for arguments that are outputs. */
export function getVariantGroupOutput(args: GetVariantGroupOutputArgs): pulumi.Output<GetVariantGroupResult> {
    return pulumi.output(knownLater(args)).apply((known) => getVariantGroup(known));
}
