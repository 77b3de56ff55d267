import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

interface Named {
    readonly uid: string;
    readonly [field: string]: unknown;
}

/** What the server gives anew, or when and by whom; an export is compared without it. */
const given = new Set([
    "createdAt",
    "updatedAt",
    "createdBy",
    "updatedBy",
    "createdByUserName",
    "updatedByUserName",
    "activatedAt",
    "activatedBy",
    "activatedByUserName",
    "firstActivatedAt",
    "lastSyncAttemptAt",
    "organizationUid",
    "connectedStackApiKey",
]);

/** An export folder as one value, every id replaced by what it is the id of. */
export function normalized(folder: string): unknown {
    const read = <T = Named[]>(path: string): T => JSON.parse(readFileSync(join(folder, path), "utf8"));
    const experiences = read<(Named & { _cms: { variantGroup: string } })[]>("experiences/experiences.json");
    const files = {
        projects: read("projects/projects.json"),
        attributes: byName(read("attributes/attributes.json")),
        audiences: byName(read("audiences/audiences.json")),
        events: read("events/events.json"),
        experiences,
        versions: Object.fromEntries(
            readdirSync(join(folder, "experiences/versions")).map((file) => [
                basename(file, ".json"),
                read(`experiences/versions/${file}`),
            ]),
        ),
        variantIds: read<string[]>("experiences/experiences-variants-ids.json"),
        contentTypes: read<object>("experiences/experiences-content-types.json"),
    };
    const names = new Map<string, string>();
    for (const { uid } of files.projects) names.set(uid, "the project");
    for (const { uid, name } of files.attributes) names.set(uid, `attribute ${name}`);
    for (const { uid, name } of files.audiences) names.set(uid, `audience ${name}`);
    for (const { uid, key } of files.events) names.set(uid, `event ${key}`);
    for (const { uid, name, _cms } of experiences) {
        names.set(uid, `experience ${name}`);
        names.set(_cms.variantGroup, `variant group of ${name}`);
        for (const version of files.versions[uid]!)
            names.set(version.uid, `version ${version.versionNumber} of ${name}`);
    }
    for (const text of files.variantIds) {
        const [experience, shortUid, cmsUid] = text.split("-");
        names.set(cmsUid!, `variant ${shortUid} of ${names.get(experience!)}`);
    }
    let text = JSON.stringify(files, (field, value) => (given.has(field) ? undefined : value));
    for (const [id, name] of names) text = text.replaceAll(id, name);
    return JSON.parse(text);
}

/** The client creates in the order of the list, newest first; what it creates is listed the other way round. */
const byName = (objects: Named[]) =>
    objects.sort((one, other) => (String(one.name) < String(other.name) ? -1 : 1));
