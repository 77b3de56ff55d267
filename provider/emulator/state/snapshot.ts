import type {
    WireAttribute,
    WireAudience,
    WireEvent,
    WireExperience,
    WireProject,
    WireVersion,
} from "../../core/wire";
import { SettingsError } from "../settings";
import { byUid, type Experience, type Feed, type Project, type StoredVisitor, type World } from "./world";

/** The world as plain JSON, for the data file and for tests that read or seed the state. */
export interface Snapshot {
    readonly format: 1;
    readonly organizationUid: string;
    readonly authtoken: string;
    readonly oauthToken: string;
    readonly oauthReadToken: string;
    readonly projectUid: string;
    readonly projects: readonly ProjectSnapshot[];
}

export interface ProjectSnapshot {
    readonly wire: WireProject;
    readonly attributes: readonly WireAttribute[];
    readonly audiences: readonly WireAudience[];
    readonly lyticsAudiences: readonly WireAudience[];
    readonly events: readonly WireEvent[];
    readonly experiences: readonly ExperienceSnapshot[];
    readonly priorityOrder: readonly string[];
    /** Absent in a file of an emulator without the Edge API. */
    readonly visitors?: readonly StoredVisitor[];
    readonly nextShortUid: number;
}

export interface ExperienceSnapshot {
    readonly wire: WireExperience;
    readonly versions: readonly WireVersion[];
    readonly nextVersionNumber: number;
    readonly nextVariantShortUid: number;
    readonly cmsPending: boolean;
    readonly feeds: Readonly<Record<string, Feed>>;
}

const written = new WeakMap<object, string>();

/** Caches the JSON text of each object. Objects are immutable, so repeated writes of the file reuse the text. */
function text(object: object): string {
    let known = written.get(object);
    if (known === undefined) {
        known = JSON.stringify(object);
        written.set(object, known);
    }
    return known;
}

const list = <T extends object>(objects: Iterable<T>, of: (object: T) => string = text) =>
    `[${Array.from(objects, of).join(",")}]`;

export function toText({ projects, ...rest }: World): string {
    const head = JSON.stringify({ format: 1, ...rest }).slice(0, -1);
    return `${head},"projects":${list(projects.values(), projectText)}}\n`;
}

function projectText(project: Project): string {
    const { wire, attributes, audiences, lyticsAudiences, events, experiences, priorityOrder } = project;
    return (
        `\n{"wire":${text(wire)},"attributes":${list(attributes.values())},"audiences":${list(audiences.values())},` +
        `"lyticsAudiences":${list(lyticsAudiences.values())},"events":${list(events.values())},` +
        `"experiences":${list(experiences.values(), experienceText)},` +
        `"priorityOrder":${text(priorityOrder)},"visitors":${list(project.visitors.values())},` +
        `"nextShortUid":${project.nextShortUid}}`
    );
}

function experienceText({ wire, versions, feeds, ...counters }: Experience): string {
    const feedTexts = [...feeds].map(([uid, feed]) => `"${uid}":${text(feed)}`);
    return (
        `{"wire":${text(wire)},"versions":${list(versions.values())},"feeds":{${feedTexts.join(",")}},` +
        JSON.stringify(counters).slice(1)
    );
}

export function fromSnapshot({ projects, format, ...rest }: Snapshot): World {
    if (format !== 1 || !Array.isArray(projects))
        throw new SettingsError("This is not a state of the emulator.");
    return { ...rest, projects: new Map(projects.map((project) => [project.wire.uid, restored(project)])) };
}

function restored(project: ProjectSnapshot): Project {
    return {
        wire: project.wire,
        attributes: byUid(project.attributes),
        audiences: byUid(project.audiences),
        lyticsAudiences: byUid(project.lyticsAudiences),
        events: byUid(project.events),
        experiences: new Map(
            project.experiences.map(({ versions, feeds, ...experience }) => [
                experience.wire.uid,
                { ...experience, versions: byUid(versions), feeds: new Map(Object.entries(feeds)) },
            ]),
        ),
        priorityOrder: [...project.priorityOrder],
        visitors: byUid(project.visitors ?? []),
        nextShortUid: project.nextShortUid,
    };
}
