import type { World } from "./world";

/** Writes fields into an object without validation, as a newer server might. Returns whether the object exists. */
export function patchObject({ projects }: World, uid: string, fields: object): boolean {
    for (const project of projects.values()) {
        const { attributes, audiences, lyticsAudiences, events, experiences } = project;
        const versions = [...experiences.values()].map((experience) => experience.versions);
        for (const map of [attributes, audiences, lyticsAudiences, events, ...versions] as Map<
            string,
            object
        >[]) {
            const object = map.get(uid);
            if (object) map.set(uid, { ...object, ...fields });
            if (object) return true;
        }
        const holder = project.wire.uid === uid ? project : experiences.get(uid);
        if (holder) Object.assign(holder, { wire: { ...holder.wire, ...fields } });
        if (holder) return true;
    }
    return false;
}
