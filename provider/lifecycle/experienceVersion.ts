import { containsUnknown, isUnknown } from "../common/unknown";
import { RefusedError } from "../errors/base";
import { experienceVersionModel } from "../model/experienceVersion";
import type { Failure } from "../model/failure";
import { planTransition } from "../model/planTransition";
import { identifyVariants } from "../model/variantIdentity";
import type { ExperienceVersionInputs } from "../model/versionSchema";
import { type Adoption, adoptionLine } from "./adoption";
import { changedFields } from "./changed";
import { experienceOf, refuseOtherType } from "./experienceOfVersion";
import {
    declaredForm,
    idOf,
    ownedBy,
    parseId,
    recordedVariants,
    recordOf,
    seenBy,
    type VersionRecord,
} from "./experienceVersionRecord";
import { liveOf, look, survey } from "./liveVersions";
import { type Change, type Lifecycle, type Props, provideFor } from "./provider";
import { type Reconciled, reconcileVersion, type Wish } from "./reconcileVersion";
import { say } from "./say";
import type { Session } from "./session";
import { adoptableVersion } from "./versionAdoption";
import { contentOf, publication, transitionFailures } from "./versionChecks";
import { sayGone } from "./versionWrites";

type Inputs = ExperienceVersionInputs;

const lifecycle: Lifecycle<Inputs> = {
    model: experienceVersionModel,

    async check(session, { olds, news, adoption }) {
        if (adoption !== undefined && olds !== undefined && olds.experience !== news.experience) {
            return [
                {
                    property: "experience",
                    reason: "has changed, which replaces the version, while the resource option `import` still names the old one. Remove the option first.",
                },
            ];
        }
        const failures = adoption === undefined || olds !== undefined ? transitionFailures(olds, news) : [];
        return failures.length > 0 || olds !== undefined
            ? failures
            : checkNew(session, { olds, news, adoption });
    },

    async diff(session, id, olds, news) {
        const changes = changedFields(experienceVersionModel, olds, news);
        const replaces = changes.filter((field) => field === "projectUid" || field === "experience");
        if (replaces.length === 0) {
            const subject = subjectOf(news);
            session.claims.keep(ownedBy(id, olds).uid, subject);
            announce(subject, olds, news);
        }
        return { changes: changes.length > 0, replaces };
    },

    async create(session, inputs, adoption) {
        const subject = subjectOf(inputs);
        const experience = await experienceOf(session, inputs, subject);
        refuseOtherType(experience, inputs, subject);
        if (adoption === undefined) {
            const wish = wishFor(inputs, undefined, {});
            return created(session, inputs, experience.shortUid, await reconcileVersion(session, wish));
        }
        const adopted = await adoptableVersion(session, inputs, adoption, subject);
        session.claims.refuseTwice(adopted.version.uid, subject);
        session.claims.make(adopted.version.uid);
        if (adopted.rows.length === 0) {
            return created(session, inputs, experience.shortUid, adopted);
        }
        const live = liveOf(adopted.versions);
        const known = { status: adopted.version.status, liveVersionUid: live?.uid, liveStatus: live?.status };
        const { outs } = created(
            session,
            inputs,
            experience.shortUid,
            await reconcileVersion(session, wishFor(inputs, adoption.id, known)),
        );
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
        const subject = subjectOf(inputs);
        const shortUid = (props as Partial<VersionRecord>).experienceShortUid;
        const experience = shortUid ?? (await experienceOf(session, inputs, subject)).shortUid;
        return { id, inputs, outputs: { ...recordOf(version, versions, experience) } };
    },

    async update(session, id, olds, news) {
        const reconciled = await reconcileVersion(session, wishFor(news, id, olds));
        const shortUid =
            (olds as Partial<VersionRecord>).experienceShortUid ??
            (await experienceOf(session, news, subjectOf(news))).shortUid;
        return created(session, news, shortUid, reconciled).outs;
    },

    async remove(session, id, projectUid, props) {
        const { experienceUid } = parseId(id);
        const owned = ownedBy(id, props);
        const subject = `ExperienceVersion of ${experienceUid}`;
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

/** A new version: what stands there already is seen in the preview, where the experience is known. */
async function checkNew(session: Session, { news, adoption }: Change<Inputs>): Promise<Failure[]> {
    if (adoption !== undefined) {
        return checkAdoption(session, news, adoption);
    }
    const subject = subjectOf(news);
    const open = [news.projectUid, news.experience, news.status];
    if (open.some(isUnknown) || containsUnknown(contentOf(news))) {
        return [];
    }
    const experience = await experienceOf(session, news, subject);
    refuseOtherType(experience, news, subject);
    const versions = (await look(session, news.projectUid, news.experience, "justNow")) ?? [];
    const { target, seen, declared } = wishFor(news, undefined, {});
    const plan = planTransition(
        survey(session, versions, undefined, target.content, false),
        undefined,
        seen,
        declared,
    );
    return "refusal" in plan ? [{ property: "status", reason: plan.refusal }] : [];
}

/** The experience may be taken over in the same run, so that only the id to import says which one it is. */
async function checkAdoption(session: Session, news: Inputs, adoption: Adoption): Promise<Failure[]> {
    if ([news.projectUid, adoption.id].some(isUnknown)) {
        return [];
    }
    const { experienceUid } = parseId(adoption.id);
    const inputs = isUnknown(news.experience) ? { ...news, experience: experienceUid } : news;
    const subject = subjectOf(inputs);
    const { rows } = await adoptableVersion(session, inputs, adoption, subject);
    say(adoptionLine(subject, adoption.id, rows, containsUnknown(news)));
    return [];
}

function wishFor(inputs: Inputs, id: string | undefined, olds: Props): Wish {
    const owned = id === undefined ? undefined : ownedBy(id, olds);
    return {
        target: {
            projectUid: inputs.projectUid,
            experienceUid: inputs.experience,
            subject: subjectOf(inputs),
            ownUid: owned?.uid,
            content: contentOf(inputs),
            recorded: recordedVariants(olds),
        },
        owned,
        seen: seenBy(olds),
        declared: { status: inputs.status, experienceUid: inputs.experience },
    };
}

function created(
    session: Session,
    inputs: Inputs,
    experienceShortUid: string,
    { version, versions }: Reconciled,
) {
    if (version === undefined) {
        throw new RefusedError(
            `${subjectOf(inputs)}: the version is gone. Run \`pulumi refresh\`, then \`pulumi up\`.`,
        );
    }
    session.claims.make(version.uid);
    return {
        id: idOf(inputs.experience, version.uid),
        outs: { ...inputs, ...recordOf(version, versions, experienceShortUid) },
    };
}

/** What the preview says of a change that visitors notice. */
function announce(subject: string, olds: Props, news: Inputs): void {
    const text = publication(olds as unknown as Inputs, news);
    if (text === undefined) {
        return;
    }
    say(`${subject}: ${text}`);
    const recorded = recordedVariants(olds);
    sayGone(subject, identifyVariants(news.variants, [recorded], new Set()).gone);
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

function subjectOf(inputs: Inputs): string {
    return `ExperienceVersion (${inputs.status}) of experience ${inputs.experience}`;
}

export = provideFor(lifecycle);
