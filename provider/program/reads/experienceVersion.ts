import * as pulumi from "@pulumi/pulumi";
import {
    experienceVersionResult,
    type GetExperienceVersionResult,
} from "../../core/results/experienceVersion";
import type { WireExperience, WireVersion } from "../../core/wire";
import { uidOf } from "../resources/reference";
import { experienceArgument, type MaybeOutput, type ReadArgs } from "./arguments";
import { experiences } from "./experience";
import { oneOf } from "./listed";
import { readList } from "./mocked";
import { projectOf, type Reader, reader } from "./reader";

/** The experience to read. */
export interface OfExperienceArgs extends ReadArgs {
    /** The uid of the experience, or the id of one of its versions (`<experienceUid>/<versionUid>`). */
    experience: string;
}

/** The experience to read, as an input. */
export type OfExperienceOutputArgs = MaybeOutput<ReadArgs> & {
    /**
     * An `Experience`, an `ExperienceVersion`, or a uid. If it is a version, the read waits until the version is
     * created or updated.
     */
    experience: pulumi.Input<string> | pulumi.CustomResource;
};

/**
 * Reads all versions of an experience, the newest first, including archived versions.
 *
 * Every call sends a request.
 *
 * API: Get all Experience Versions, Get all Experiences.
 *
 * @throws LookupError if the experience does not exist; the message lists the candidates
 * @example
 * ```ts
 * const versions = await personalize.getExperienceVersions({ experience: uid });
 * const live = versions.find(({ status }) => status === "ACTIVE");
 * ```
 */
export async function getExperienceVersions(args: OfExperienceArgs): Promise<GetExperienceVersionResult[]> {
    return readList("getExperienceVersions", args, async () => {
        const { experience, versions } = await versionsOf("getExperienceVersions", args);
        return versions.map((version) => experienceVersionResult(version, experience));
    });
}

/** {@link getExperienceVersions} for arguments that are outputs. */
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

/** The experience that the arguments name, with its current versions. */
export async function versionsOf(read: string, args: OfExperienceArgs): Promise<Versions> {
    const uid = experienceArgument(read, args.experience);
    const now = reader();
    const projectUid = projectOf(now, read, args.projectUid);
    // First, because its error lists the existing experiences if the uid is wrong.
    const experience = await oneOf({ ...experiences, read }, { uid, projectUid });
    const versions = await now.client.versions.list(projectUid, uid);
    return { now, projectUid, experience, versions };
}

/** Replaces resources in the arguments with their ids. */
export function knownLater<Args extends OfExperienceOutputArgs>(
    args: Args,
): Omit<Args, "experience"> & { experience: pulumi.Input<string> } {
    return { ...args, experience: uidOf(args.experience) };
}
