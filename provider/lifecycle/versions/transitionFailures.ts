import { sameJson } from "../../common/sameJson";
import { containsUnknown, isUnknown } from "../../common/unknown";
import { canonicalContent } from "../../model/experienceVersion";
import type { Failure } from "../../model/failure";
import type { ExperienceVersionInputs, VersionContent } from "../../model/versionSchema";

/** The failures that follow from the old and the new declaration alone. */
export function transitionFailures(
    olds: ExperienceVersionInputs | undefined,
    news: ExperienceVersionInputs,
): Failure[] {
    const { status } = news;
    if (isUnknown(status)) {
        return [];
    }
    if (olds === undefined || olds.experience !== news.experience) {
        return status === "PAUSED" ? [neverPublishedFailure()] : [];
    }
    if (status === "DRAFT" && olds.status !== "DRAFT") {
        return [
            {
                property: "status",
                reason: `a version that is ${olds.status} can't become a DRAFT again. To prepare a change, keep this resource and declare the draft as a second ExperienceVersion of the experience.`,
            },
        ];
    }
    if (status !== "PAUSED") {
        return [];
    }
    if (olds.status === "DRAFT") {
        return [neverPublishedFailure()];
    }
    return containsUnknown(contentFields(news)) ||
        sameJson(canonicalContent(contentFields(olds)), canonicalContent(contentFields(news)))
        ? []
        : [
              {
                  property: "status",
                  reason: 'PAUSED requires the content of the live version, but the content changes as well. Declare "ACTIVE" to publish the change, or restore the content to pause the version.',
              },
          ];
}

export function contentFields({
    variants,
    variantSplit,
    metrics,
    targeting,
}: VersionContent): VersionContent {
    return { variants, variantSplit, metrics, targeting };
}

function neverPublishedFailure(): Failure {
    return {
        property: "status",
        reason: 'a version that was never live can\'t be PAUSED. Declare "ACTIVE" first and pause it later, or take over a paused one with the resource option `import`.',
    };
}
