import { RefusedError } from "../errors/base";
import { experienceVersionModel } from "../model/experienceVersion";
import type { ExperienceVersionInputs } from "../model/versionSchema";
import { changedFields } from "./changed";
import { experienceOf, refuseOtherType, subjectOf } from "./experienceOfVersion";
import {
    declaredForm,
    idOf,
    ownedBy,
    parseId,
    recordOf,
    seenBy,
    type VersionRecord,
} from "./experienceVersionRecord";
import { liveOf, look } from "./liveVersions";
import { type Lifecycle, provideFor } from "./provider";
import { type Reconciled, reconcileVersion } from "./reconcileVersion";
import { say } from "./say";
import type { Session } from "./session";
import { adoptableVersion, adoptionWish, namedVersion } from "./versionAdoption";
import { announce } from "./versionAnnouncement";
import { transitionFailures } from "./versionChecks";
import { checkKnown, checkNew, noteLiveStatus } from "./versionPreview";
import { wishFor } from "./versionWish";

type Inputs = ExperienceVersionInputs;

const lifecycle: Lifecycle<Inputs> = {
    model: experienceVersionModel,

    named: namedVersion,

    async check(session, { olds, news, adoption }) {
        const replaced = (["projectUid", "experience"] as const).find(
            (field) => olds !== undefined && olds[field] !== news[field],
        );
        if (adoption !== undefined && replaced !== undefined) {
            return [
                {
                    property: replaced,
                    reason: "has changed, which replaces the version, while the resource option `import` still names the old one. Remove the option first.",
                },
            ];
        }
        const failures = adoption === undefined || olds !== undefined ? transitionFailures(olds, news) : [];
        if (failures.length > 0) {
            return failures;
        }
        return olds === undefined
            ? checkNew(session, { olds, news, adoption })
            : checkKnown(session, olds, news);
    },

    async diff(session, id, olds, news) {
        const changes = changedFields(experienceVersionModel, olds, news);
        const replaces = changes.filter((field) => field === "projectUid" || field === "experience");
        if (replaces.length > 0) {
            return { changes: true, replaces };
        }
        if (!session.declaring) {
            return { changes: changes.length > 0, replaces };
        }
        const { uid, status } = ownedBy(id, olds);
        const subject = subjectOf(session, news);
        session.claims.keep(uid, subject);
        if (status === "DRAFT" && news.status === "ACTIVE") {
            session.goingLive.add(uid);
        }
        await announce(session, id, olds, news);
        return { changes: noteLiveStatus(session, olds, news) || changes.length > 0, replaces };
    },

    async create(session, inputs, adoption) {
        const experience = await experienceOf(session, inputs, subjectOf(session, inputs));
        const subject = subjectOf(session, inputs);
        refuseOtherType(experience, inputs, subject);
        if (adoption === undefined) {
            const wish = wishFor(session, inputs, undefined, {});
            return created(session, inputs, experience.shortUid, await reconcileVersion(session, wish));
        }
        const adopted = await adoptableVersion(session, inputs, adoption, subject);
        session.claims.take(adopted.version.uid, subject);
        if (adopted.rows.length === 0) {
            return created(session, inputs, experience.shortUid, adopted);
        }
        const wish = adoptionWish(session, inputs, adoption, adopted);
        const { outs } = created(session, inputs, experience.shortUid, await reconcileVersion(session, wish));
        return { id: adoption.id, outs };
    },

    async read(session, id, projectUid, props) {
        const { experienceUid } = parseId(id);
        const versions = await look(session, projectUid, experienceUid, "cached");
        const version =
            versions && followLine(versions, ownedBy(id, props).uid, props.status as string | undefined);
        if (versions === undefined || version === undefined) {
            return undefined;
        }
        const inputs = declaredForm(version, experienceUid, projectUid, props);
        const subject = subjectOf(session, inputs);
        const shortUid = (props as Partial<VersionRecord>).experienceShortUid;
        const experience = shortUid ?? (await experienceOf(session, inputs, subject)).shortUid;
        return { id, inputs, outputs: { ...recordOf(version, versions, experience) } };
    },

    async update(session, id, olds, news) {
        const reconciled = await reconcileVersion(session, wishFor(session, news, id, olds));
        const shortUid =
            (olds as Partial<VersionRecord>).experienceShortUid ??
            (await experienceOf(session, news, subjectOf(session, news))).shortUid;
        return created(session, news, shortUid, reconciled).outs;
    },

    async remove(session, id, projectUid, props) {
        const { experienceUid } = parseId(id);
        if (session.leaving.has(experienceUid)) {
            // The experience is about to be deleted to be made anew, and takes its versions along.
            return;
        }
        const owned = ownedBy(id, props);
        const subject = subjectOf(session, { experience: experienceUid, status: owned.status });
        if (session.claims.has(owned.uid)) {
            say(`${subject}: version ${owned.uid} is left as it is, since the program still declares it.`);
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
            seen: seenBy(props),
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
            `${subjectOf(session, inputs)}: the version is gone. Run \`pulumi refresh\`, then \`pulumi up\`.`,
        );
    }
    return {
        id: idOf(inputs.experience, version.uid),
        outs: { ...inputs, ...recordOf(version, versions, experienceShortUid) },
    };
}

/** Our version; where it was archived because another went live, that one. */
function followLine(
    versions: Awaited<ReturnType<typeof look>> & object,
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
