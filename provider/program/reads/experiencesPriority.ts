import * as pulumi from "@pulumi/pulumi";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { readObject } from "./mocked";
import { projectOf, reader } from "./reader";

/** The priority order of a project. */
export interface GetExperiencesPriorityResult {
    /** The uid of the project. */
    projectUid: string;
    /** The uids of all experiences of the project, the most important first. */
    order: string[];
}

/**
 * Reads the priority order of the experiences in a project. If several experiences change the same part of the web
 * site, the first one in the order wins.
 *
 * Every call sends a request.
 *
 * API: Get Experiences Priority. Its documentation does not specify the response. If the response has another form
 * than the request, the result is ordered by the `priority` of each experience.
 *
 * @example
 * ```ts
 * const [first] = (await personalize.getExperiencesPriority()).order;
 * ```
 */
export async function getExperiencesPriority(args: ReadArgs = {}): Promise<GetExperiencesPriorityResult> {
    return readObject("getExperiencesPriority", args, async () => {
        const now = reader();
        const projectUid = projectOf(now, "getExperiencesPriority", args.projectUid);
        return { projectUid, order: await now.client.experiencesPriority.get(projectUid) };
    });
}

/** {@link getExperiencesPriority} for arguments that are outputs. */
export function getExperiencesPriorityOutput(
    args: MaybeOutput<ReadArgs> = {},
): pulumi.Output<GetExperiencesPriorityResult> {
    return pulumi.output(args).apply((known) => getExperiencesPriority(known));
}
