import { escapeInvisible } from "../../core/common/printable";
import type { ProjectContent } from "../../core/project/content";
import type { WireExperience } from "../../core/wire";

/** The names of objects by uid. */
export interface Names {
    readonly attributes: ReadonlyMap<string, string>;
    readonly audiences: ReadonlyMap<string, string>;
    readonly events: ReadonlyMap<string, string>;
}

export function namesOf(content: ProjectContent): Names {
    const byUid = <T extends { uid: string }>(list: readonly T[], nameOf: (each: T) => string) =>
        new Map(list.map((each) => [each.uid, nameOf(each)]));
    return {
        attributes: byUid(content.attributes, ({ name }) => name),
        audiences: new Map([
            ...byUid(content.audiences, ({ name }) => escapeInvisible(name)),
            ...byUid(content.lyticsAudiences, ({ name }) => `${escapeInvisible(name)} (Lytics)`),
        ]),
        events: byUid(content.events, ({ key }) => escapeInvisible(key)),
    };
}

/** The experiences, the most important first; one that the order lacks was made since, at its end. */
export function inOrder({ experiences, order }: ProjectContent): WireExperience[] {
    const placeOf = ({ uid }: WireExperience) => {
        const place = order.indexOf(uid);
        return place < 0 ? order.length : place;
    };
    return experiences.toSorted((a, b) => placeOf(a) - placeOf(b));
}
