import { printable } from "../../core/common/printable";
import { containsUnknown } from "../../core/common/unknown";
import { experienceVersionModel } from "../../core/model/experienceVersion";
import { type ExperienceVersionInputs, isSegmented } from "../../core/model/versionSchema";
import { changedFields } from "../shared/changedFields";
import { missingReferences } from "../shared/missingReferences";
import { notify } from "../shared/notices";
import { type Lifecycle, provideFor } from "../shared/provider";
import type { Session } from "../shared/session";
import { adoptableVersion, adoptionRequest, namedVersion } from "../version/adoptVersion";
import { checkExisting, checkNew } from "../version/checkVersion";
import { createdVersion } from "../version/createdVersion";
import { followLine, listVersions } from "../version/currentVersions";
import { findExperience, refuseVariantsOfOtherType, versionSubject } from "../version/experienceOfVersion";
import { lastingOutputs } from "../version/lastingOutputs";
import { previewUpdate } from "../version/previewPlan";
import { reconcileRequestFor, removalRequestFor } from "../version/reconcileRequest";
import { reconcileVersion } from "../version/reconcileVersion";
import { recorded } from "../version/recorded";
import {
    declaredForm,
    ownedVersion,
    parseVersionId,
    recordedVariants,
    secretOutputs,
    type VersionRecord,
    versionOutputs,
    versionRecord,
} from "../version/versionRecord";
import { versionReferences } from "../version/versionReferences";

type Inputs = ExperienceVersionInputs;

const lifecycle: Lifecycle<Inputs> = {
    model: experienceVersionModel,
    outputs: versionOutputs,
    secretOutputs,
    lastingOutputs,

    importedInputs: namedVersion,

    async check(session, { olds, news, adoption }) {
        const replaced = (["projectUid", "experience"] as const).find(
            (field) => olds !== undefined && olds[field] !== news[field],
        );
        if (adoption !== undefined && replaced !== undefined) {
            return [
                {
                    property: replaced,
                    reason: "has changed, which replaces the version, but the resource option `import` still names the old one. Remove the option first.",
                },
            ];
        }
        if (adoption === undefined) {
            const missing = await missingReferences(
                session,
                news.projectUid,
                versionReferences(news),
                olds === undefined ? [] : versionReferences(olds),
            );
            if (missing.length > 0) {
                return missing;
            }
        }
        if (
            measuresNothing(news) &&
            (olds === undefined || changedFields(experienceVersionModel, { ...olds }, news).length > 0)
        ) {
            notify(
                `Warning: ${versionSubject(session, news)}: the A/B test is ACTIVE without a metric. It measures nothing, and the API may refuse it. Add metrics: [{ event, name }].`,
            );
        }
        return olds === undefined
            ? checkNew(session, { olds, news, adoption })
            : checkExisting(session, olds, news);
    },

    async diff(session, id, olds, news) {
        const changes = changedFields(experienceVersionModel, olds, news);
        const replaces = changes.filter((field) => field === "projectUid" || field === "experience");
        if (replaces.length > 0) {
            warnOfPause(session, olds as unknown as Inputs);
            return { changes: true, fields: changes, replaces };
        }
        if (session.hasDeclarations) {
            session.claims.registerExisting(ownedVersion(id, olds).uid, versionSubject(session, news));
            if (changes.length > 0) {
                await previewUpdate(session, id, olds, news);
            }
        }
        return { changes: changes.length > 0, fields: changes, replaces };
    },

    async findCreated(session, inputs) {
        const found = await createdVersion(session, inputs);
        return found === undefined ? [] : [found];
    },

    async create(session, inputs, adoption) {
        const experience = await findExperience(session, inputs, versionSubject(session, inputs));
        const subject = versionSubject(session, inputs);
        refuseVariantsOfOtherType(experience, inputs, subject);
        if (adoption === undefined) {
            const reconciled = await reconcileVersion(
                session,
                reconcileRequestFor(session, inputs, undefined, {}),
            );
            return recorded(session, inputs, undefined, reconciled, experience.shortUid);
        }
        const adopted = await adoptableVersion(session, inputs, adoption, subject);
        session.claims.claim(adopted.version.uid, subject);
        const reconciled =
            adopted.rows.length === 0
                ? { ...adopted, knownVariants: [] }
                : await reconcileVersion(session, adoptionRequest(session, inputs, adoption, adopted));
        return recorded(session, inputs, adoption.id, reconciled, experience.shortUid);
    },

    async absence(session, id, projectUid) {
        const { experienceUid, versionUid } = parseVersionId(id);
        if (versionUid === "") {
            return `${printable(id)} is not the id of a version. It must be <experienceUid>/<versionUid>.`;
        }
        const versions = await listVersions(session, projectUid, experienceUid, "cached");
        if (versions === undefined) {
            return `The project ${projectUid} has no experience with the uid ${printable(experienceUid)}.`;
        }
        const version = versions.find(({ uid }) => uid === versionUid);
        if (version === undefined) {
            return `The experience ${experienceUid} has no version with the uid ${printable(versionUid)}.`;
        }
        return version.status === "ARCHIVED"
            ? `Version ${version.versionNumber} (${id}) is ARCHIVED, and an archived version can't change. Use the live version or the draft.`
            : undefined;
    },

    async read(session, id, projectUid, props) {
        const { experienceUid } = parseVersionId(id);
        const versions = await listVersions(session, projectUid, experienceUid, "cached");
        const owned = ownedVersion(id, props);
        const version = versions && followLine(versions, owned.uid, props.status as string | undefined);
        if (versions === undefined || version === undefined) {
            return undefined;
        }
        const staged = versions.find(({ uid, status }) => uid === owned.stagedUid && status === "DRAFT");
        const inputs = declaredForm(version, staged, experienceUid, projectUid, props);
        const subject = versionSubject(session, inputs);
        if (version.uid === owned.stagedUid) {
            // So that the line can name the experience.
            await findExperience(session, inputs, subject);
            notify(
                `${versionSubject(session, inputs)}: someone has published version ${version.versionNumber}, the draft that this resource had staged. To keep it, declare its content instead of \`staged\`.`,
            );
        }
        const shortUid = (props as Partial<VersionRecord>).experienceShortUid;
        const experience = shortUid ?? (await findExperience(session, inputs, subject)).shortUid;
        return {
            id,
            inputs,
            outputs: { ...versionRecord(version, staged, experience, recordedVariants(props)) },
        };
    },

    async update(session, id, olds, news) {
        const reconciled = await reconcileVersion(session, reconcileRequestFor(session, news, id, olds));
        const shortUid =
            (olds as Partial<VersionRecord>).experienceShortUid ??
            (await findExperience(session, news, versionSubject(session, news))).shortUid;
        return recorded(session, news, id, reconciled, shortUid).outs;
    },

    async remove(session, id, projectUid, props) {
        if (session.pendingDeletion.has(parseVersionId(id).experienceUid)) {
            // The experience is being replaced, and its versions are deleted with it.
            return;
        }
        const request = removalRequestFor(session, id, projectUid, props);
        const { uid } = ownedVersion(id, props);
        if (session.claims.has(uid)) {
            notify(`${request.subject}: version ${uid} is kept because the program still declares it.`);
            return;
        }
        const { failure } = await reconcileVersion(session, request);
        if (failure !== undefined) {
            throw failure;
        }
    },
};

/** The API does not document whether it refuses an A/B test without a metric. */
function measuresNothing({ status, variants, metrics }: Inputs): boolean {
    const isWithoutMetric = metrics === undefined || (Array.isArray(metrics) && metrics.length === 0);
    return status === "ACTIVE" && isWithoutMetric && !containsUnknown(variants) && !isSegmented(variants);
}

/** A live version that moves to another experience is paused. Its own experience can be replaced as well. */
function warnOfPause(session: Session, olds: Inputs): void {
    if (
        session.hasDeclarations &&
        olds.status === "ACTIVE" &&
        !session.pendingDeletion.has(olds.experience)
    ) {
        notify(
            `Warning: ${versionSubject(session, olds)} is replaced, and it is live. It is paused, so visitors see no variant of that experience.`,
        );
    }
}

export = provideFor(lifecycle);
