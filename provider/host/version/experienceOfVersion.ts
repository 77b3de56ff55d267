import { variantsOfOtherType } from "../../core/common/experienceTypes";
import { printable } from "../../core/common/printable";
import { isUnknown } from "../../core/common/unknown";
import { RefusedError } from "../../core/errors/base";
import type { ExperienceVersionInputs } from "../../core/model/versionSchema";
import type { WireExperience } from "../../core/wire";
import type { Session } from "../shared/session";

/** How messages name a version: by the name of its experience if that is known, else by its uid. */
export function versionSubject(
    session: Session,
    { experience, status }: Pick<ExperienceVersionInputs, "experience" | "status">,
): string {
    const name = session.names.get(experience);
    const uid = isUnknown(experience) ? "a new experience" : `experience ${experience}`;
    return `ExperienceVersion (${isUnknown(status) ? "status not known yet" : status}) of ${name === undefined ? uid : printable(name)}`;
}

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

/** The variants of the version and of its staged draft fit the type of the experience. */
export function refuseVariantsOfOtherType(
    experience: WireExperience,
    { variants, staged }: ExperienceVersionInputs,
    subject: string,
): void {
    const typed = { name: experience.name, type: experience.__type };
    for (const each of staged === undefined ? [variants] : [variants, staged.variants]) {
        const refusal = variantsOfOtherType(typed, each);
        if (refusal !== undefined) {
            throw new RefusedError(`${subject}: ${refusal}`);
        }
    }
}
