import { containsUnknown, isUnknown, UNKNOWN } from "../../core/common/unknown";
import { experienceVersionModel } from "../../core/model/experienceVersion";
import { contentOf, type ExperienceVersionInputs, type VersionContent } from "../../core/model/versionSchema";
import { fillUnknownsFromLive } from "../shared/fillUnknownsFromLive";
import type { Props } from "../shared/props";
import type { Session } from "../shared/session";
import { planFrom } from "./currentVersions";
import { reconcileRequestFor } from "./reconcileRequest";
import { identifyPlan } from "./resolveIdentities";
import { hasKnownIdentity, type VersionRecord } from "./versionRecord";

/** The outputs after an update, as far as its plan knows them from what the resource has recorded. */
export function lastingOutputs(
    session: Session,
    id: string,
    olds: Props,
    news: ExperienceVersionInputs,
): Props {
    const { experienceShortUid } = olds as Partial<VersionRecord>;
    if (isUnknown(news.status) || isUnknown(news.staged)) {
        return { experienceShortUid };
    }
    const known = fillUnknownsFromLive(
        experienceVersionModel,
        news,
        olds as unknown as ExperienceVersionInputs,
    );
    const request = reconcileRequestFor(session, { ...known, projectUid: news.projectUid }, id, olds);
    const { owned, recordedVersions } = request;
    const plan = planFrom(recordedVersions, request, owned);
    if ("refusal" in plan) {
        return { experienceShortUid };
    }
    const identified = identifyPlan(request, plan, recordedVersions);
    const outputsOf = (slot: "version" | "staged", content: VersionContent) => {
        const { write, uid } = plan[slot];
        const recorded = recordedVersions.find((each) => each.uid === uid);
        const shortUids =
            identified[slot]?.shortUids ?? recorded?.variants?.map(({ shortUid }) => shortUid) ?? [];
        return {
            // Unknown content can be that of another version.
            uid: write?.method === "POST" || containsUnknown(content) ? UNKNOWN : uid,
            number: containsUnknown(content) ? UNKNOWN : recorded?.versionNumber || UNKNOWN,
            shortUids:
                hasKnownIdentity(content.variants) && !shortUids.includes(undefined) ? shortUids : UNKNOWN,
        };
    };
    const version = outputsOf("version", contentOf(news));
    const staged = news.staged && outputsOf("staged", news.staged);
    return {
        experienceShortUid,
        versionUid: version.uid,
        versionNumber: version.number,
        shortUids: version.shortUids,
        stagedVersionUid: staged?.uid,
        stagedShortUids: staged?.shortUids,
    };
}
