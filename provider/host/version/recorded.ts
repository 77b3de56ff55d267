import { RefusedError } from "../../core/errors/base";
import type { ExperienceVersionInputs } from "../../core/model/versionSchema";
import { PartialFailureError } from "../shared/partialFailure";
import type { Props } from "../shared/props";
import type { Session } from "../shared/session";
import { versionSubject } from "./experienceOfVersion";
import { declaredForm, versionId, versionRecord } from "./versionRecord";
import type { Reconciled } from "./writeProgress";

/**
 * The id and the outputs after the writes. If the second of two writes has failed, an error carries them, and they
 * describe the versions on the server instead of the declaration.
 *
 * @param id the id of the resource, unless it is created
 */
export function recorded(
    session: Session,
    inputs: ExperienceVersionInputs,
    id: string | undefined,
    { version, staged, knownVariants, failure }: Reconciled,
    experienceShortUid: string,
): { id: string; outs: Props } {
    if (version === undefined) {
        throw new RefusedError(
            `${versionSubject(session, inputs)}: the version no longer exists. Run \`pulumi refresh\`, then \`pulumi up\`.`,
        );
    }
    const { experience, projectUid } = inputs;
    const recordedId = id ?? versionId(experience, version.uid);
    const record = versionRecord(version, staged, experienceShortUid, knownVariants);
    if (failure === undefined) {
        return { id: recordedId, outs: { ...inputs, ...record } };
    }
    const actual = declaredForm(version, staged, experience, projectUid, { ...inputs, ...record });
    throw new PartialFailureError(recordedId, { ...actual, ...record }, failure, version.versionNumber);
}
