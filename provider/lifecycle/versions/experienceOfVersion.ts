import { variantsOfOtherType } from "../../common/experienceTypes";
import { printable } from "../../common/printable";
import { RefusedError } from "../../errors/base";
import type { ExperienceVersionInputs } from "../../model/versionSchema";
import type { WireExperience } from "../../wire";
import type { Session } from "../host/session";

/** What a version is called in a message: by its experience's name, where this phase has met that one. */
export function versionSubject(
    session: Session,
    { experience, status }: Pick<ExperienceVersionInputs, "experience" | "status">,
): string {
    const name = session.names.get(experience);
    return `ExperienceVersion (${status}) of ${name === undefined ? `experience ${experience}` : printable(name)}`;
}

/** The experience that a version belongs to. */
export async function findExperience(
    session: Session,
    { projectUid, experience }: ExperienceVersionInputs,
    subject: string,
): Promise<WireExperience> {
    const found = await session.experiences(projectUid).find(experience);
    if (found === undefined) {
        throw new RefusedError(
            `${subject}: the project ${projectUid} has no experience ${experience}. If someone has deleted it, run \`pulumi refresh\`. Otherwise pass the Experience resource, or the uid of an experience of that project.`,
        );
    }
    session.names.set(found.uid, found.name);
    return found;
}

/** Variants with audiences in an A/B test, or without in a segmented experience, are refused before a write. */
export function refuseVariantsOfOtherType(
    experience: WireExperience,
    { variants }: ExperienceVersionInputs,
    subject: string,
): void {
    const refusal = variantsOfOtherType({ name: experience.name, type: experience.__type }, variants);
    if (refusal !== undefined) {
        throw new RefusedError(`${subject}: ${refusal}`);
    }
}
