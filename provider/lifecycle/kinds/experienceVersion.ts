import { RefusedError } from "../../errors/base";
import { experienceVersionModel } from "../../model/experienceVersion";
import type { ExperienceVersionInputs } from "../../model/versionSchema";
import { changedFields } from "../host/changedFields";
import { notify } from "../host/notices";
import { type Lifecycle, provideFor } from "../host/provider";
import type { Session } from "../host/session";
import { adoptableVersion, adoptionRequest, namedVersion } from "../versions/adoptVersion";
import { checkExisting, checkNew, recordLiveStatus } from "../versions/checkVersion";
import { listVersions, liveOf } from "../versions/currentVersions";
import { findExperience, refuseVariantsOfOtherType, versionSubject } from "../versions/experienceOfVersion";
import { previewUpdate } from "../versions/previewPlan";
import { reconcileRequestFor } from "../versions/reconcileRequest";
import { type Reconciled, reconcileVersion } from "../versions/reconcileVersion";
import { transitionFailures } from "../versions/transitionFailures";
import {
    declaredForm,
    lastSeen,
    ownedVersion,
    parseVersionId,
    type VersionRecord,
    versionId,
    versionOutputs,
    versionRecord,
} from "../versions/versionRecord";

type Inputs = ExperienceVersionInputs;

const lifecycle: Lifecycle<Inputs> = {
    model: experienceVersionModel,
    outputs: versionOutputs,

    // An update can publish another version, with other variants.
    lastingOutputs: ({ experienceShortUid }) => ({ experienceShortUid }),

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
        const failures = adoption === undefined || olds !== undefined ? transitionFailures(olds, news) : [];
        if (failures.length > 0) {
            return failures;
        }
        return olds === undefined
            ? checkNew(session, { olds, news, adoption })
            : checkExisting(session, olds, news);
    },

    async diff(session, id, olds, news) {
        const changes = changedFields(experienceVersionModel, olds, news);
        const replaces = changes.filter((field) => field === "projectUid" || field === "experience");
        if (replaces.length > 0) {
            return { changes: true, fields: changes, replaces };
        }
        if (!session.hasDeclarations) {
            return { changes: changes.length > 0, fields: changes, replaces };
        }
        const { uid, status } = ownedVersion(id, olds);
        const subject = versionSubject(session, news);
        session.claims.registerExisting(uid, subject);
        if (status === "DRAFT" && news.status === "ACTIVE") {
            session.pendingActivation.add(uid);
        }
        await previewUpdate(session, id, olds, news);
        const changed = recordLiveStatus(session, olds, news) || changes.length > 0;
        return { changes: changed, fields: changes, replaces };
    },

    async create(session, inputs, adoption) {
        const experience = await findExperience(session, inputs, versionSubject(session, inputs));
        const subject = versionSubject(session, inputs);
        refuseVariantsOfOtherType(experience, inputs, subject);
        if (adoption === undefined) {
            const request = reconcileRequestFor(session, inputs, undefined, {});
            return created(session, inputs, experience.shortUid, await reconcileVersion(session, request));
        }
        const adopted = await adoptableVersion(session, inputs, adoption, subject);
        session.claims.claim(adopted.version.uid, subject);
        if (adopted.rows.length === 0) {
            return created(session, inputs, experience.shortUid, adopted);
        }
        const request = adoptionRequest(session, inputs, adoption, adopted);
        const { outs } = created(
            session,
            inputs,
            experience.shortUid,
            await reconcileVersion(session, request),
        );
        return { id: adoption.id, outs };
    },

    async read(session, id, projectUid, props) {
        const { experienceUid } = parseVersionId(id);
        const versions = await listVersions(session, projectUid, experienceUid, "cached");
        const version =
            versions && followLine(versions, ownedVersion(id, props).uid, props.status as string | undefined);
        if (versions === undefined || version === undefined) {
            return undefined;
        }
        const inputs = declaredForm(version, experienceUid, projectUid, props);
        const subject = versionSubject(session, inputs);
        const shortUid = (props as Partial<VersionRecord>).experienceShortUid;
        const experience = shortUid ?? (await findExperience(session, inputs, subject)).shortUid;
        return { id, inputs, outputs: { ...versionRecord(version, versions, experience) } };
    },

    async update(session, id, olds, news) {
        const reconciled = await reconcileVersion(session, reconcileRequestFor(session, news, id, olds));
        const shortUid =
            (olds as Partial<VersionRecord>).experienceShortUid ??
            (await findExperience(session, news, versionSubject(session, news))).shortUid;
        return created(session, news, shortUid, reconciled).outs;
    },

    async remove(session, id, projectUid, props) {
        const { experienceUid } = parseVersionId(id);
        if (session.pendingDeletion.has(experienceUid)) {
            // The experience is being replaced, and its versions are deleted with it.
            return;
        }
        const owned = ownedVersion(id, props);
        const subject = versionSubject(session, { experience: experienceUid, status: owned.status });
        if (session.claims.has(owned.uid)) {
            notify(`${subject}: version ${owned.uid} is kept because the program still declares it.`);
            return;
        }
        await reconcileVersion(session, {
            target: {
                projectUid,
                experienceUid,
                subject,
                ownUid: owned.uid,
                content: undefined,
                recorded: [],
            },
            owned,
            seen: lastSeen(props),
            declared: { status: "ABSENT", experienceUid },
        });
    },
};

function created(
    session: Session,
    inputs: Inputs,
    experienceShortUid: string,
    { version, versions }: Reconciled,
) {
    if (version === undefined) {
        throw new RefusedError(
            `${versionSubject(session, inputs)}: the version no longer exists. Run \`pulumi refresh\`, then \`pulumi up\`.`,
        );
    }
    return {
        id: versionId(inputs.experience, version.uid),
        outs: { ...inputs, ...versionRecord(version, versions, experienceShortUid) },
    };
}

/** The version of the resource or, if another version has replaced it, the live version. */
function followLine(
    versions: Awaited<ReturnType<typeof listVersions>> & object,
    ownUid: string,
    status: string | undefined,
) {
    const own = versions.find(({ uid }) => uid === ownUid);
    if (status === undefined || (own !== undefined && own.status !== "ARCHIVED")) {
        return own;
    }
    return status === "DRAFT" ? undefined : liveOf(versions);
}

export = provideFor(lifecycle);
