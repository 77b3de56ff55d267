import * as pulumi from "@pulumi/pulumi";
import type { WireExperience } from "../wire";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { experienceResult, type GetExperienceResult } from "./results/experience";

/** What names an experience: its name, or its uid. */
export type GetExperienceArgs = ReadArgs &
    (
        | {
              /** What editors read in Personalize. Case counts. */
              name: string;
              uid?: undefined;
          }
        | {
              /** The experience's uid: 24 hexadecimal digits. */
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
 * Looks an experience up that is managed elsewhere, by its name or its uid.
 *
 * The list of experiences is read once per program run, and again where the experience is not in it; what this
 * very run publishes may therefore not show in `status`. {@link getExperienceVersions} is always read anew.
 *
 * API: Get all Experiences.
 *
 * @throws LookupError where there is no such experience, or more than one; it names the candidates
 * @example
 * ```ts
 * const hero = await personalize.getExperience({ name: "Homepage hero" });
 * new personalize.ExperiencesPriority("order", { order: [hero.uid, banner] });
 * ```
 */
export async function getExperience(args: GetExperienceArgs): Promise<GetExperienceResult> {
    return experienceResult(await oneOf(experiences, args));
}

/** {@link getExperience} for arguments that are known later only. */
export function getExperienceOutput(
    args: MaybeOutput<GetExperienceArgs>,
): pulumi.Output<GetExperienceResult> {
    return pulumi.output(args).apply((known) => getExperience(known as GetExperienceArgs));
}

/**
 * All experiences of a project, in the server's order; `priority` is the place of each in the priority order.
 *
 * The list is read once per program run.
 *
 * API: Get all Experiences.
 *
 * @example
 * ```ts
 * const live = (await personalize.getExperiences()).filter(({ status }) => status === "ACTIVE");
 * ```
 */
export async function getExperiences(args: ReadArgs = {}): Promise<GetExperienceResult[]> {
    return (await listOf(experiences, args)).map(experienceResult);
}

/** {@link getExperiences} for arguments that are known later only. */
export function getExperiencesOutput(args: MaybeOutput<ReadArgs> = {}): pulumi.Output<GetExperienceResult[]> {
    return pulumi.output(args).apply((known) => getExperiences(known));
}
