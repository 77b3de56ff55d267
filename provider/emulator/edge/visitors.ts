import { SettingsError } from "../settings";
import type { Project, StoredVisitor } from "../state/world";

/** Keys that Lytics stores without an attribute of the project. */
const LYTICS_KEYS = ["lytics_audiences", "lytics_flows"];

/** Adds attributes to those of a visitor. Null removes one. `ignore` gets a sentence for each that is not stored. */
export function storeAttributes(
    project: Project,
    uid: string,
    sent: Readonly<Record<string, unknown>>,
    ignore: (sentence: string) => void,
): void {
    const keys = new Set([...project.attributes.values()].map(({ key }) => key));
    const attributes = new Map(Object.entries(project.visitors.get(uid)?.attributes ?? {}));
    for (const [key, value] of Object.entries(sent)) {
        if (!keys.has(key) && !LYTICS_KEYS.includes(key))
            ignore(`The project has no attribute with the key ${JSON.stringify(key)}.`);
        else if (value === null) attributes.delete(key);
        else if (typeof value === "object")
            ignore(`The attribute ${JSON.stringify(key)} is an object or a list, which can't be stored.`);
        else attributes.set(key, value);
    }
    change(project, uid, { attributes: Object.fromEntries(attributes) });
}

/** Gives a visitor the attributes of another one. The values of the source take precedence; it keeps its own. */
export function mergeAttributes(project: Project, source: string, target: string): void {
    const attributes = {
        ...project.visitors.get(target)?.attributes,
        ...project.visitors.get(source)?.attributes,
    };
    change(project, target, { attributes });
}

/** Forces the variant of an experience for a visitor. Null forces none, and undefined ends it. */
export function forceVariant(
    project: Project,
    uid: string,
    experience: string,
    variant: string | null | undefined,
): void {
    const experiences = [...project.experiences.values()];
    const found = experiences.find(({ wire }) => [wire.uid, wire.shortUid, wire.name].includes(experience));
    if (!found) {
        const names = experiences.map(({ wire }) => wire.shortUid).join(", ") || "none";
        throw new SettingsError(
            `There is no experience ${JSON.stringify(experience)}. The short uids of the experiences: ${names}.`,
        );
    }
    const version = [...found.versions.values()].find(({ status }) => status === "ACTIVE");
    const variants = (version?.variants ?? []).map(({ shortUid }) => shortUid);
    if (typeof variant === "string" && !variants.includes(variant)) {
        throw new SettingsError(
            `The active version of experience ${found.wire.shortUid} has no variant ${JSON.stringify(variant)}. ` +
                `The short uids of its variants: ${variants.join(", ") || "none"}.`,
        );
    }
    const { [found.wire.shortUid]: _, ...forced } = project.visitors.get(uid)?.forced ?? {};
    change(project, uid, {
        forced: variant === undefined ? forced : { ...forced, [found.wire.shortUid]: variant },
    });
}

function change(project: Project, uid: string, changed: Partial<StoredVisitor>): void {
    const old = project.visitors.get(uid) ?? { uid, attributes: {}, forced: {} };
    project.visitors.set(uid, { ...old, ...changed });
}
