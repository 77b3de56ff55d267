import { REASONS } from "../../provider/cli/import/remarks";
import { contentFromWire } from "../../provider/core/model/experienceVersion";
import type { ProjectContent } from "../../provider/core/project/content";
import { normalizeDefinition } from "../../provider/core/rules/normalize";
import type { WireVersion } from "../../provider/core/wire";
import type { Imported as Whole } from "../support/arbitraryProjectImport";

type Json = Record<string, unknown>;

/** What people know the objects of a project by, in the source and in its copy. */
interface Names {
    of(uid: string): string | undefined;
}

type Imported = Pick<Whole, "content" | "plan">;

/** The source as its copy must be, with nothing changed but what the command named. */
export function expectedCopy(source: Imported): Json {
    const { content, plan } = source;
    const declared = new Set([...plan.declarations.map(({ uid }) => uid), ...stagedDrafts(source)]);
    const paused = new Set(
        plan.remarks.filter(({ reason }) => reason === REASONS.copyPaused).map(({ beside }) => beside),
    );
    const kept = <T extends { uid: string }>(list: readonly T[]) =>
        list.filter(({ uid }) => declared.has(uid));
    return form(
        {
            ...content,
            attributes: kept(content.attributes),
            events: kept(content.events),
            audiences: kept(content.audiences),
            experiences: kept(content.experiences),
            versions: new Map(
                [...content.versions].map(([uid, versions]) => [
                    uid,
                    kept(versions).map((each) =>
                        paused.has(each.uid) ? { ...each, status: "DRAFT" as const } : each,
                    ),
                ]),
            ),
            order: content.order.filter((uid) => declared.has(uid)),
        },
        namesInCopy(source),
        lostIdentities(source),
    );
}

/** The uids of the drafts that are declared beside a live version. */
function stagedDrafts({ content, plan }: Imported): string[] {
    return plan.declarations
        .flatMap(({ inputs }) => ("staged" in inputs ? (content.versions.get(inputs.experience) ?? []) : []))
        .filter(({ status }) => status === "DRAFT")
        .map(({ uid }) => uid);
}

function namesInCopy({ content, plan }: Imported): Names {
    const renamed = plan.remarks
        .filter(({ reason }) => reason === REASONS.copyRenamed)
        .map(({ beside, detail }) => [beside, JSON.parse(detail ?? "")] as const);
    const newNames = new Map<string | undefined, string>(renamed);
    return namesIn(content, (uid, name) => newNames.get(uid) ?? name);
}

/** The experiences, by their names, whose drafts were said to go on with other variants in the copy. */
function lostIdentities(source: Imported): Set<unknown> {
    const drafts = new Set(
        source.plan.remarks
            .filter(({ reason }) => reason === REASONS.copyIdentity)
            .map(({ beside }) => beside),
    );
    const names = namesInCopy(source);
    return new Set(
        [...source.content.versions]
            .filter(([, versions]) => versions.some(({ uid }) => drafts.has(uid)))
            .map(([uid]) => names.of(uid)),
    );
}

/** The copy, as it was read back. */
export function actualCopy({ content }: Imported, source: Imported): Json {
    const configured = new Map(
        [...content.versions].map(([uid, versions]) => [
            uid,
            versions.filter(({ variants }) => variants?.length),
        ]),
    );
    const names = namesIn(content, (_, name) => name);
    return form({ ...content, versions: configured }, names, lostIdentities(source));
}

function namesIn(content: ProjectContent, rename: (uid: string, name: string) => string): Names {
    const names = new Map<string, string>();
    for (const { uid, key } of [...content.attributes, ...content.events]) names.set(uid, `key ${key}`);
    for (const { uid, name } of content.audiences) names.set(uid, rename(uid, name));
    for (const { uid, name } of content.experiences) names.set(uid, rename(uid, name));
    return { of: (uid) => names.get(uid) };
}

/** Everything by the names of what it refers to, in no order but the one that has a meaning. */
function form(content: ProjectContent, names: Names, lost: ReadonlySet<unknown>): Json {
    const known = (value: unknown): unknown => {
        if (typeof value === "string") return names.of(value) ?? value;
        if (Array.isArray(value)) return value.map(known);
        if (typeof value !== "object" || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, known(each)]));
    };
    const sorted = (list: Json[]): Json[] =>
        list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const version = (wire: WireVersion) => ({ status: wire.status, content: known(contentFromWire(wire)) });
    return {
        attributes: sorted(
            content.attributes.map(({ key, name, description = "" }) => ({ key, name, description })),
        ),
        events: sorted(content.events.map(({ key, description = "" }) => ({ key, description }))),
        audiences: sorted(
            content.audiences.map(({ uid, description = "", definition }) => ({
                name: names.of(uid),
                description,
                definition: definition && known(normalizeDefinition(definition)),
            })),
        ),
        experiences: sorted(
            content.experiences.map(({ uid, __type, description = "", tags = [] }) => ({
                name: names.of(uid),
                goesOn: lost.has(names.of(uid)) ? [] : goesOn(content.versions.get(uid) ?? []),
                __type,
                description,
                tags: [...tags].sort(),
                versions: sorted((content.versions.get(uid) ?? []).map(version)),
            })),
        ),
        order: content.order.map(names.of),
    };
}

/** Which variant of the live version each variant of the draft goes on with: content in the CMS depends on it. */
function goesOn(versions: readonly WireVersion[]): number[] {
    const live = versions.find(({ status }) => status !== "DRAFT");
    const draft = versions.find(({ status }) => status === "DRAFT");
    const places = (live?.variants ?? []).map(({ shortUid }) => shortUid);
    return live === undefined ? [] : (draft?.variants ?? []).map(({ shortUid }) => places.indexOf(shortUid));
}
