import { variantsOfOtherType } from "../common/experienceTypes";
import { RefusedError } from "../errors/base";
import type { ExperienceVersionInputs } from "../model/versionSchema";
import type { WireExperience } from "../wire";
import type { Session } from "./session";

/** The experience that a version belongs to. */
export async function experienceOf(
    session: Session,
    { projectUid, experience }: ExperienceVersionInputs,
    subject: string,
): Promise<WireExperience> {
    const list = session.list("Experience", projectUid, () => session.client.experiences.list(projectUid));
    const found = await list.find(experience);
    if (found === undefined) {
        throw new RefusedError(
            `${subject}: the project ${projectUid} has no experience ${experience}. Pass the Experience resource, or the uid of an experience of that project.`,
        );
    }
    return found;
}

/** Variants with audiences in an A/B test, or without in a segmented experience, are refused before a write. */
export function refuseOtherType(
    experience: WireExperience,
    { variants }: ExperienceVersionInputs,
    subject: string,
): void {
    const refusal = variantsOfOtherType({ name: experience.name, type: experience.__type }, variants);
    if (refusal !== undefined) {
        throw new RefusedError(`${subject}: ${refusal}`);
    }
}
