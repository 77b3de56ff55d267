import * as pulumi from "@pulumi/pulumi";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { projectOf, reader } from "./reader";

/** The priority order of a project. */
export interface GetExperiencesPriorityResult {
    /** The project. */
    projectUid: string;
    /** The uids of all its experiences, the most important first. */
    order: string[];
}

/**
 * The order in which the experiences of a project win where several change the same place of the web site.
 *
 * Always read anew.
 *
 * API: Get Experiences Priority. Its documentation shows no answer; where the answer has another form than the
 * request, the `priority` of each experience is taken.
 *
 * @example
 * ```ts
 * const [first] = (await personalize.getExperiencesPriority()).order;
 * ```
 */
export async function getExperiencesPriority(args: ReadArgs = {}): Promise<GetExperiencesPriorityResult> {
    const now = reader();
    const projectUid = projectOf(now, "getExperiencesPriority", args.projectUid);
    return { projectUid, order: await now.client.experiencesPriority.get(projectUid) };
}

/** {@link getExperiencesPriority} for arguments that are known later only. */
export function getExperiencesPriorityOutput(
    args: MaybeOutput<ReadArgs> = {},
): pulumi.Output<GetExperiencesPriorityResult> {
    return pulumi.output(args).apply((known) => getExperiencesPriority(known));
}
