import * as pulumi from "@pulumi/pulumi";
import { uidOf } from "../resources/reference";
import type { WireExperience, WireVersion } from "../wire";
import { experienceArgument, type MaybeOutput, type ReadArgs } from "./arguments";
import { experiences } from "./experience";
import { oneOf } from "./listed";
import { projectOf, type Reader, reader } from "./reader";
import { experienceVersionResult, type GetExperienceVersionResult } from "./results/experienceVersion";

/** Of which experience. */
export interface OfExperienceArgs extends ReadArgs {
    /**
     * The uid of the experience; the id of one of its versions (`<experienceUid>/<versionUid>`) means the same
     * experience.
     */
    experience: string;
}

/** Of which experience, where it is known later only. */
export type OfExperienceOutputArgs = MaybeOutput<ReadArgs> & {
    /**
     * An `Experience`, an `ExperienceVersion`, or the uid. With a version the read waits until that version is
     * as declared.
     */
    experience: pulumi.Input<string> | pulumi.CustomResource;
};

/**
 * All versions of an experience, the newest first, archived ones included.
 *
 * Always read anew.
 *
 * API: Get all Experience Versions, Get all Experiences.
 *
 * @throws LookupError where there is no such experience; it names the candidates
 * @example
 * ```ts
 * const versions = await personalize.getExperienceVersions({ experience: uid });
 * const live = versions.find(({ status }) => status === "ACTIVE");
 * ```
 */
export async function getExperienceVersions(args: OfExperienceArgs): Promise<GetExperienceVersionResult[]> {
    const { experience, versions } = await versionsOf("getExperienceVersions", args);
    return versions.map((version) => experienceVersionResult(version, experience));
}

/** {@link getExperienceVersions} for arguments that are known later only. */
export function getExperienceVersionsOutput(
    args: OfExperienceOutputArgs,
): pulumi.Output<GetExperienceVersionResult[]> {
    return pulumi.output(knownLater(args)).apply((known) => getExperienceVersions(known));
}

interface Versions {
    now: Reader;
    projectUid: string;
    experience: WireExperience;
    versions: WireVersion[];
}

/** An experience of the arguments with its versions, as they are at this moment. */
export async function versionsOf(read: string, args: OfExperienceArgs): Promise<Versions> {
    const uid = experienceArgument(read, args.experience);
    const now = reader();
    const projectUid = projectOf(now, read, args.projectUid);
    // First, since it says what is there instead where the uid is wrong.
    const experience = await oneOf({ ...experiences, read }, { uid, projectUid });
    const versions = await now.client.versions.list(projectUid, uid);
    return { now, projectUid, experience, versions };
}

/** Resources among the arguments as their ids. */
export function knownLater<Args extends OfExperienceOutputArgs>(
    args: Args,
): Omit<Args, "experience"> & { experience: pulumi.Input<string> } {
    return { ...args, experience: uidOf(args.experience) };
}
