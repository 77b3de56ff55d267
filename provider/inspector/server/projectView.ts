import type { ProjectContent } from "../../core/project/content";
import { PRESETS } from "../../core/rules/conditions";
import { describeDefinition, type NameOf } from "../../core/rules/describeDefinition";
import type { WireAudience } from "../../core/wire";
import { experienceView } from "./experienceView";
import { attributesIn, ruleTree } from "./rules";
import type { AttributeView, AudienceView, ExperienceView, ProjectView, UseView, VersionView } from "./view";

export function projectView(content: ProjectContent): ProjectView {
    const names = new Map(content.attributes.map(({ uid, name }) => [uid, name]));
    const nameOf: NameOf = (uid) => names.get(uid);
    const place = new Map(content.order.map((uid, index) => [uid, index]));
    const placeOf = ({ uid }: { uid: string }) => place.get(uid) ?? content.order.length;
    const experiences = content.experiences
        .toSorted((one, other) => placeOf(one) - placeOf(other))
        .map((experience) => experienceView(experience, content.versions.get(experience.uid) ?? [], nameOf));
    const { audienceUses, eventUses } = usesIn(experiences);
    const audiences = [...content.audiences, ...content.lyticsAudiences].map((audience) =>
        audienceView(audience, nameOf, audienceUses.get(audience.uid) ?? []),
    );
    const events = content.events.map(({ uid, key, description = "" }) => ({
        uid,
        key,
        description,
        usedBy: eventUses.get(uid) ?? [],
    }));
    return {
        experiences,
        audiences: sortedBy(audiences, ({ name }) => name),
        attributes: attributeViews(content, audiences),
        events: sortedBy(events, ({ key }) => key),
    };
}

/** The same order for every reader, whatever the language of the machine. */
const collator = new Intl.Collator("en", { numeric: true });

const sortedBy = <T>(list: readonly T[], textOf: (item: T) => string): T[] =>
    list.toSorted((one, other) => collator.compare(textOf(one), textOf(other)));

function audienceView(audience: WireAudience, nameOf: NameOf, usedBy: readonly UseView[]): AudienceView {
    const { uid, name, description = "", definition } = audience;
    return {
        uid,
        name,
        description,
        lytics: definition === undefined,
        words: definition && describeDefinition(definition, nameOf),
        rules: definition && ruleTree(definition, nameOf),
        attributes: definition ? attributesIn(definition) : [],
        usedBy,
    };
}

/** The custom attributes by name, then the presets that an audience uses. */
function attributeViews(content: ProjectContent, audiences: readonly AudienceView[]): AttributeView[] {
    const users = new Map<string, string[]>();
    for (const { uid, attributes } of audiences) {
        for (const attribute of attributes) users.set(attribute, [...(users.get(attribute) ?? []), uid]);
    }
    const custom = content.attributes.map(({ uid, name, description = "", key }) => ({
        uid,
        name,
        description,
        key,
        usedBy: users.get(uid) ?? [],
    }));
    const presets = Object.entries(PRESETS).map(([uid, { name }]) => ({
        uid,
        name,
        description: "",
        usedBy: users.get(uid) ?? [],
    }));
    return [...sortedBy(custom, ({ name }) => name), ...presets.filter(({ usedBy }) => usedBy.length > 0)];
}

/** The versions that use each audience and each event, by uid. */
function usesIn(experiences: readonly ExperienceView[]) {
    const audienceUses = new Map<string, UseView[]>();
    const eventUses = new Map<string, UseView[]>();
    const add = (uses: Map<string, UseView[]>, uid: string, use: UseView) =>
        uses.set(uid, [...(uses.get(uid) ?? []), use]);
    for (const experience of experiences) {
        for (const version of experience.versions) {
            const use = { experience: experience.uid, version: version.number, status: version.status };
            for (const { uid, as } of audiencesIn(version)) add(audienceUses, uid, { ...use, as });
            for (const { event, name } of version.metrics) add(eventUses, event, { ...use, as: name });
        }
    }
    return { audienceUses, eventUses };
}

function audiencesIn({ variants, targeting }: VersionView): { uid: string; as?: string }[] {
    return [
        ...variants.flatMap(({ name, audiences }) =>
            (audiences?.uids ?? []).map((uid) => ({ uid, as: name })),
        ),
        ...(targeting?.uids ?? []).map((uid) => ({ uid })),
    ];
}
