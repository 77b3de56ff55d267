import { sameJson } from "../common/sameJson";
import { containsUnknown, isUnknown } from "../common/unknown";
import { canonicalContent, experienceVersionModel } from "../model/experienceVersion";
import type { Live } from "../model/places";
import { planTransition } from "../model/planTransition";
import { goneVariants, identifyVariants } from "../model/variantIdentity";
import type { ExperienceVersionInputs, Variant } from "../model/versionSchema";
import type { WireVersion } from "../wire";
import { assumeLive } from "./assumeLive";
import { look, survey } from "./liveVersions";
import type { Props } from "./provider";
import { say } from "./say";
import type { Session } from "./session";
import { contentOf } from "./versionChecks";
import { goneSentences, identify } from "./versionIdentities";
import { type Wish, wishFor } from "./versionWish";

type Inputs = ExperienceVersionInputs;

const PUBLISHES =
    "publishes a new version. The one before is archived, and the analytics start anew; each variant keeps its shortUid and the content that editors attached to it.";

const UNLESS = "Nothing of that happens if what is not known yet turns out to be what is live.";

/** Whether the version is a draft that the declaration puts live. */
export function goesLive(olds: Partial<Inputs> | undefined, news: Inputs): boolean {
    return (
        olds?.status === "DRAFT" &&
        news.status === "ACTIVE" &&
        olds.projectUid === news.projectUid &&
        olds.experience === news.experience
    );
}

/** What the preview says of a change that visitors and editors notice. */
export async function announce(session: Session, id: string, olds: Props, news: Inputs): Promise<void> {
    const wish = wishFor(session, news, id, olds);
    if (goesLive(olds, news)) {
        await announceLaunch(session, wish);
    } else {
        announceEdit(wish, olds, news);
    }
}

/** The resource of a draft does not know the variants of the live version: `check` has looked at them. */
async function announceLaunch(session: Session, wish: Wish): Promise<void> {
    const { projectUid, experienceUid, subject } = wish.target;
    const versions = await look(session, projectUid, experienceUid, "cached");
    const refusal = versions && foretell(session, wish, versions);
    if (refusal !== undefined) {
        say(`${subject}: as it stands, this will be refused: ${refusal}`);
    }
}

function announceEdit({ target: { subject, recorded } }: Wish, olds: Props, news: Inputs): void {
    const before = olds as unknown as Inputs;
    if (news.status === "ACTIVE" && !isSame(news, before)) {
        const certain = !isSame(assumeLive(experienceVersionModel, news, before), before);
        say(`${subject}: ${certain ? PUBLISHES : `${PUBLISHES} ${UNLESS}`}`);
    }
    if (areNamed(news.variants)) {
        const { shortUids } = identifyVariants(news.variants, { current: [recorded], archived: [] });
        goneSentences(subject, goneVariants(recorded, shortUids), "").forEach(say);
    }
}

function isSame(news: Omit<Inputs, "projectUid">, before: Inputs): boolean {
    return (
        !containsUnknown(contentOf(news)) &&
        sameJson(canonicalContent(contentOf(before)), canonicalContent(contentOf(news)))
    );
}

/**
 * Says what will be written, in the sentences of the write itself, from a look at the versions.
 *
 * @returns why nothing will be written, where that is so.
 */
export function foretell(session: Session, wish: Wish, versions: WireVersion[]): string | undefined {
    const { target, owned, seen, declared } = wish;
    const { subject, content } = target;
    const known = containsUnknown(content) ? undefined : content;
    const live = survey(session, versions, owned?.uid, known, false);
    const plan = planTransition(live, owned, seen, declared);
    if ("refusal" in plan) {
        return plan.refusal;
    }
    if (plan.says !== undefined) {
        say(`${subject}: ${plan.says}`);
    }
    const request = plan.requests.find((each) => each.method === "POST" || each.uid === live.draft?.uid);
    if (request === undefined || request.method === "DELETE" || content === undefined) {
        return undefined;
    }
    const { status } = request;
    const { variants } = content;
    const identified = areNamed(variants)
        ? identify({ ...target, status, variants, versions })
        : { says: [] };
    if ("refusal" in identified) {
        return identified.refusal;
    }
    if (status === "ACTIVE") {
        say(`${subject}: ${request.method === "POST" ? PUBLISHES : launch(live)}`);
    }
    identified.says.forEach(say);
    return undefined;
}

function launch({ live }: Live): string {
    return live === undefined
        ? "goes live."
        : "goes live. The version that was live until now is archived, and the analytics start anew.";
}

/** Whether all that variants are found again by is known. */
function areNamed(variants: readonly Variant[] | unknown): variants is readonly Variant[] {
    return (
        Array.isArray(variants) &&
        !variants.some(
            (each: Variant) =>
                isUnknown(each) || containsUnknown([each.name, each.shortUid, each.formerNames]),
        )
    );
}
