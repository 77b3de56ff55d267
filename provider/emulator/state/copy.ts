import type { WireExperience, WireVersion } from "../../core/wire";
import type { WholeProject } from "./projectContent";
import { byUid, type Experience, type Project } from "./world";

/** Returns a project with the same uids, which answers every read as the original does, except for analytics. */
export function copyProject({ project, versions, order, ...lists }: WholeProject): Project {
    const experiences = new Map(
        lists.experiences.map((wire) => [wire.uid, copyExperience(wire, versions.get(wire.uid) ?? [])]),
    );
    // The order was read after the experiences, so either may have one that the other lacks.
    const known = order.filter((uid) => experiences.has(uid));
    const unranked = [...experiences.keys()].filter((uid) => !known.includes(uid));
    return {
        wire: project,
        attributes: byUid(lists.attributes),
        audiences: byUid(lists.audiences),
        lyticsAudiences: byUid(lists.lyticsAudiences),
        events: byUid(lists.events),
        experiences,
        priorityOrder: [...known, ...unranked],
        visitors: new Map(),
        nextShortUid: next(lists.experiences.map(({ shortUid }) => shortUid)),
    };
}

function copyExperience(
    { priority: _, ...wire }: WireExperience,
    versions: readonly WireVersion[],
): Experience {
    const used = versions.flatMap(({ variants = [] }) => variants.map(({ shortUid }) => shortUid));
    return {
        wire,
        versions: byUid(versions.toReversed()),
        nextVersionNumber: next(versions.map(({ versionNumber }) => versionNumber)),
        // Entries of variants that no version has any more are kept here.
        nextVariantShortUid: next([...used, ...Object.keys(wire._cms?.variants ?? {})]),
        cmsPending: false,
        feeds: new Map(),
    };
}

/** Returns a number above all that are used. A uid with letters can't be equal to a number. */
const next = (used: readonly unknown[]): number =>
    Math.max(-1, ...used.map(Number).filter(Number.isInteger)) + 1;
