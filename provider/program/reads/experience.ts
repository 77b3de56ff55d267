import * as pulumi from "@pulumi/pulumi";
import { experienceResult, type GetExperienceResult } from "../../core/results/experience";
import type { WireExperience } from "../../core/wire";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { readList, readObject } from "./mocked";

/** The name or the uid of an experience. */
export type GetExperienceArgs = ReadArgs &
    (
        | {
              /** The name that editors see in Personalize. Case-sensitive. */
              name: string;
              uid?: undefined;
          }
        | {
              /** The uid of the experience: 24 hexadecimal digits. */
              uid: string;
              name?: undefined;
          }
    );

export const experiences: ListedKind<WireExperience> = {
    read: "getExperience",
    noun: "experience",
    plural: "experiences",
    field: "name",
    fetch: (client, projectUid) => client.experiences.list(projectUid),
};

/**
 * Reads an experience that this program does not manage, by its name or uid.
 *
 * A program reads the list of experiences once per run, and again if the experience is not in it. `status` can
 * therefore be older than a version that the same run publishes. {@link getExperienceVersions} always reads the
 * current versions.
 *
 * API: Get all Experiences.
 *
 * @throws LookupError if no experience matches, or more than one; the message lists the candidates
 * @example
 * ```ts
 * const hero = await personalize.getExperience({ name: "Homepage hero" });
 * new personalize.ExperiencesPriority("order", { order: [hero.uid, banner] });
 * ```
 */
export async function getExperience(args: GetExperienceArgs): Promise<GetExperienceResult> {
    return readObject("getExperience", args, async () => experienceResult(await oneOf(experiences, args)));
}

/** {@link getExperience} for arguments that are outputs. */
export function getExperienceOutput(
    args: MaybeOutput<GetExperienceArgs>,
): pulumi.Output<GetExperienceResult> {
    return pulumi.output(args).apply((known) => getExperience(known as GetExperienceArgs));
}

/**
 * Reads all experiences of a project, in the order of the server. `priority` is the position in the priority order.
 *
 * A program reads the list once per run.
 *
 * API: Get all Experiences.
 *
 * @example
 * ```ts
 * const live = (await personalize.getExperiences()).filter(({ status }) => status === "ACTIVE");
 * ```
 */
export async function getExperiences(args: ReadArgs = {}): Promise<GetExperienceResult[]> {
    return readList("getExperiences", args, async () =>
        (await listOf(experiences, args)).map(experienceResult),
    );
}

/** {@link getExperiences} for arguments that are outputs. */
export function getExperiencesOutput(args: MaybeOutput<ReadArgs> = {}): pulumi.Output<GetExperienceResult[]> {
    return pulumi.output(args).apply((known) => getExperiences(known));
}
