import type { WireVersion } from "../../core/wire";
import type { Switches } from "../switches";
import { customReferences } from "./audience";
import { derivedFields, isLive } from "./derived";
import { audiencesOf, eventsOf } from "./references";
import type { Experience, Project, World } from "./world";

/** Returns one sentence for each inconsistency in a world. The list is empty unless the emulator has a defect. */
export function checkInvariants(world: World, switches: Switches): string[] {
    const broken: string[] = [];
    const expect = (right: boolean, sentence: string) => {
        if (!right) broken.push(sentence);
    };
    for (const [uid, project] of world.projects) {
        expect(project.wire.uid === uid, `project ${uid} is kept under another uid`);
        checkProject(project, switches, (right, sentence) => expect(right, `project ${uid}: ${sentence}`));
    }
    return broken;
}

type Expect = (right: boolean, sentence: string) => void;

function checkProject(project: Project, switches: Switches, expect: Expect): void {
    const { wire, attributes, audiences, events, experiences } = project;
    for (const [kind, map] of Object.entries({ attributes, audiences, events })) {
        for (const [uid, object] of map) {
            expect(
                object.uid === uid && object.project === wire.uid,
                `${kind} ${uid} is not what it is kept under`,
            );
        }
    }
    for (const { uid, definition, referredAttributes } of audiences.values()) {
        const references = definition ? customReferences(definition) : [];
        expect(same(references, referredAttributes), `audience ${uid} does not list what it refers to`);
        if (switches.referredDeletion === "allowed") continue;
        expect(
            references.every((ref) => attributes.has(ref)),
            `audience ${uid} refers to an absent attribute`,
        );
    }
    checkPriority(project, switches, expect);
    for (const [uid, experience] of experiences) {
        checkExperience(project, experience, switches, (right, sentence) =>
            expect(right && experience.wire.uid === uid, `experience ${uid}: ${sentence}`),
        );
    }
}

function checkPriority(
    { priorityOrder, experiences, nextShortUid }: Project,
    switches: Switches,
    expect: Expect,
) {
    const live = priorityOrder.filter((uid) => experiences.has(uid));
    expect(
        new Set(priorityOrder).size === priorityOrder.length,
        "an experience is twice in the priority order",
    );
    expect(live.length === experiences.size, "an experience is missing in the priority order");
    if (switches.stalePriority === "dropped") {
        expect(live.length === priorityOrder.length, "the priority order has an absent experience");
    }
    const shortUids = [...experiences.values()].map(({ wire }) => wire.shortUid);
    expect(new Set(shortUids).size === shortUids.length, "two experiences share a shortUid");
    expect(
        // One with letters comes from a copied project, and can't be given again.
        shortUids.every((shortUid) => !(Number(shortUid) >= nextShortUid)),
        "an experience's shortUid is above the mark",
    );
}

function checkExperience(project: Project, experience: Experience, switches: Switches, expect: Expect): void {
    const versions = [...experience.versions.values()];
    const having = (wanted: (version: WireVersion) => boolean) => versions.filter(wanted).length;
    expect(versions.length > 0, "has no version");
    expect(having(({ status }) => status === "DRAFT") <= 1, "has two drafts");
    expect(having(isLive) <= 1, "has two live versions");
    const derived = Object.entries(derivedFields(experience));
    expect(
        derived.every(([field, value]) => same(Reflect.get(experience.wire, field), value)),
        "says something else than its versions",
    );
    const numbers = versions.map(({ versionNumber }) => versionNumber);
    expect(
        numbers.every(
            (number, index) => number > (numbers[index - 1] ?? 0) && number < experience.nextVersionNumber,
        ),
        "version numbers do not ascend below the mark",
    );
    for (const version of versions) checkVersion(project, experience, version, switches, expect);
    expect(
        [...experience.feeds.keys()].every((uid) => experience.versions.has(uid)),
        "has analytics of nothing",
    );
}

function checkVersion(
    { audiences, events }: Project,
    experience: Experience,
    version: WireVersion,
    switches: Switches,
    expect: Expect,
): void {
    const { uid, status, variants = [], firstActivatedAt } = version;
    const shortUids = variants.map(({ shortUid }) => shortUid);
    expect(version.experienceUid === experience.wire.uid, `version ${uid} belongs elsewhere`);
    expect(new Set(shortUids).size === shortUids.length, `version ${uid} has a shortUid twice`);
    expect(
        shortUids.every((shortUid) => !(Number(shortUid) >= experience.nextVariantShortUid)),
        `version ${uid} has a shortUid above the mark`,
    );
    if (status === "ACTIVE") expect(firstActivatedAt !== undefined, `version ${uid} was never activated`);
    if (status === "DRAFT") expect(firstActivatedAt === undefined, `draft ${uid} was activated`);
    if (status === "ARCHIVED" || switches.referredDeletion === "allowed") return;
    expect(
        audiencesOf(version).every((ref) => audiences.has(ref)),
        `version ${uid} refers to an absent audience`,
    );
    expect(
        eventsOf(version).every((ref) => events.has(ref)),
        `version ${uid} refers to an absent event`,
    );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
