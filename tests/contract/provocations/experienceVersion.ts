import {
    absentUid,
    activeExperience,
    audience,
    experience,
    postVersion,
    putVersion,
    segmented,
    segmentedVariant,
} from "../support/objects";
import type { Provocations } from "./provocation";

export const experienceVersionProvocations: Provocations = {
    "EXPERIENCES.VERSIONS.NOT_FOUND": async ({ api }) =>
        putVersion(
            api,
            await experience(api),
            segmented("DRAFT", segmentedVariant("A", absentUid)),
            absentUid,
        ),
    "EXPERIENCES.VERSIONS.CANNOT_CREATE_VERSION_AS_DRAFT_ALREADY_EXISTS": async ({ api }) => {
        const { uid } = await audience(api);
        return postVersion(api, await experience(api), segmented("DRAFT", segmentedVariant("A", uid)));
    },
    "EXPERIENCES.VERSIONS.CANNOT_UPDATE_LOCKED_VERSION": async ({ api }) => {
        const { experience: owner, body } = await activeExperience(api);
        return putVersion(api, owner, body);
    },
    "EXPERIENCES.VERSIONS.CANNOT_MARK_VERSION_AS_DRAFT": async ({ api }) => {
        const { experience: owner, body } = await activeExperience(api);
        return putVersion(api, owner, { ...body, status: "DRAFT" });
    },
    "EXPERIENCES.VERSIONS.CANNOT_DELETE_ONLY_DRAFT": async ({ api }) => {
        const { uid, latestVersion } = await experience(api);
        return api.delete(`/experiences/${uid}/versions/${latestVersion}`);
    },
    "EXPERIENCES.VERSIONS.CANNOT_DELETE_NON_DRAFT_VERSION": async ({ api }) => {
        const { experience: owner, version } = await activeExperience(api);
        return api.delete(`/experiences/${owner.uid}/versions/${version.uid}`);
    },
    "EXPERIENCES.VERSIONS.MAX_VARIANTS_COUNT_EXCEEDED": async ({ api }) => {
        const { uid } = await audience(api);
        const variants = Array.from({ length: 21 }, (_, index) => segmentedVariant(`variant ${index}`, uid));
        return putVersion(api, await experience(api), segmented("DRAFT", ...variants));
    },
};
