import { RefusedError } from "../../core/errors/base";
import type { Kind } from "../../core/model/model";
import { type ProjectContent, SECTIONS, type Section } from "../../core/project/content";
import { mapAttributeRefs } from "../../core/rules/walk";
import type { WireVersion } from "../../core/wire";
import { REASONS, type Remark, subjectOf } from "./remarks";

/** The kinds that each kind refers to. */
const NEEDS: Readonly<Record<Section, readonly Section[]>> = {
    attributes: [],
    events: [],
    audiences: ["attributes"],
    experiences: [],
    versions: ["experiences", "audiences", "attributes", "events"],
    priority: ["experiences"],
};

/** A uid is valid in one project only, so a part can't be copied without the objects that it refers to. */
export function refuseInconsistentCopy(sections: ReadonlySet<Section>): void {
    const missing = SECTIONS.filter((needed) => !sections.has(needed)).filter((needed) =>
        [...sections].some((section) => NEEDS[section].includes(needed)),
    );
    if (missing.length > 0) {
        throw new RefusedError(
            `A copy of ${[...sections].join(", ")} alone would refer to objects that only this project has. ` +
                `Add ${missing.join(", ")} to --only, or remove --only.`,
        );
    }
}

interface Copied {
    readonly content: ProjectContent;
    readonly remarks: readonly Remark[];
}

/**
 * Returns the project as it can be created elsewhere: with unique keys and names, and without versions that only an
 * activation can create.
 */
export function exportedFormat(content: ProjectContent): Copied {
    const attributes = onePerKey("Attribute", content.attributes, ({ key }) => key ?? "");
    const events = onePerKey("Event", content.events, ({ key }) => key);
    const audiences = distinctNames("Audience", content.audiences);
    const experiences = distinctNames("Experience", content.experiences);
    const versions = content.experiences.map(({ uid, name }) => {
        const placed = placedVersions(uid, name, content.versions.get(uid) ?? []);
        return {
            ...placed,
            entry: [uid, placed.versions.map((version) => renamedEvents(version, events.instead))] as const,
        };
    });
    return {
        content: {
            ...content,
            attributes: attributes.kept,
            events: events.kept,
            audiences: audiences.list.map((audience) =>
                audience.definition === undefined
                    ? audience
                    : {
                          ...audience,
                          definition: mapAttributeRefs(
                              audience.definition,
                              (uid) => attributes.instead.get(uid) ?? uid,
                          ),
                      },
            ),
            experiences: experiences.list,
            versions: new Map(versions.map(({ entry }) => entry)),
        },
        remarks: [attributes, events, audiences, experiences, ...versions].flatMap(({ remarks }) => remarks),
    };
}

/** The website refers to attributes and events by key, so the oldest object with a key replaces the others. */
function onePerKey<Wire extends { uid: string }>(
    kind: Kind,
    list: readonly Wire[],
    keyOf: (wire: Wire) => string,
) {
    const first = new Map<string, string>();
    const instead = new Map<string, string>();
    for (const wire of list) {
        const known = first.get(keyOf(wire));
        if (known === undefined) first.set(keyOf(wire), wire.uid);
        else instead.set(wire.uid, known);
    }
    const duplicates = list.filter(({ uid }) => instead.has(uid));
    return {
        kept: list.filter(({ uid }) => !instead.has(uid)),
        instead,
        remarks: duplicates.map(
            (wire): Remark => ({
                sort: "left out",
                kind,
                subject: subjectOf(kind, keyOf(wire)),
                reason: REASONS.copyTwin,
                beside: instead.get(wire.uid),
            }),
        ),
    };
}

function distinctNames<Wire extends { uid: string; name: string }>(kind: Kind, list: readonly Wire[]) {
    const taken = new Set(list.map(({ name }) => name));
    const seen = new Set<string>();
    const remarks: Remark[] = [];
    const renamed = list.map((wire) => {
        if (!seen.has(wire.name)) {
            seen.add(wire.name);
            return wire;
        }
        let number = 2;
        while (taken.has(`${wire.name} (${number})`)) number++;
        const name = `${wire.name} (${number})`;
        taken.add(name);
        remarks.push({
            sort: "changed",
            kind,
            subject: subjectOf(kind, wire.name),
            reason: REASONS.copyRenamed,
            detail: JSON.stringify(name),
            beside: wire.uid,
        });
        return { ...wire, name };
    });
    return { list: renamed, remarks };
}

/** A paused version becomes the draft if there is none. */
function placedVersions(experience: string, name: string, versions: readonly WireVersion[]) {
    const paused = versions.find(({ status }) => status === "PAUSED");
    if (paused === undefined) {
        return { versions, remarks: [] };
    }
    const about = {
        kind: "ExperienceVersion" as const,
        subject: `version ${paused.versionNumber} of ${subjectOf("Experience", name)}`,
    };
    if (versions.some(({ status, variants }) => status === "DRAFT" && variants?.length)) {
        const reason = REASONS.copyPausedBesideDraft;
        return {
            versions: versions.filter((each) => each !== paused),
            remarks: [{ sort: "left out" as const, ...about, reason, beside: experience }],
        };
    }
    const asDraft = versions.map((each) => (each === paused ? { ...each, status: "DRAFT" as const } : each));
    return {
        versions: asDraft,
        remarks: [{ sort: "changed" as const, ...about, reason: REASONS.copyPaused, beside: paused.uid }],
    };
}

function renamedEvents(version: WireVersion, instead: ReadonlyMap<string, string>): WireVersion {
    const metrics = version.metrics?.map((metric) => ({
        ...metric,
        event: instead.get(metric.event) ?? metric.event,
    }));
    return metrics === undefined ? version : { ...version, metrics };
}
