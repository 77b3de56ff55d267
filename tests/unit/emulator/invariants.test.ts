import { type Emulator, type Snapshot, startEmulator } from "../../../provider/emulator";
import { Client } from "../../contract/support/client";
import {
    activeExperience,
    activeTest,
    all,
    attribute,
    audience,
    postVersion,
    stringRule,
} from "../../contract/support/objects";

let emulator: Emulator;
let sound: string;

beforeAll(async () => {
    emulator = await startEmulator({ rateLimit: "off", cmsLagMs: 3_600_000 });
    const { url, authtoken, projectUid } = emulator;
    const api = new Client(url, { authtoken, "x-project-uid": projectUid });
    const { uid } = await attribute(api);
    await audience(api, "users", all(stringRule(uid)));
    const { experience, body } = await activeExperience(api);
    await activeTest(api);
    await postVersion(api, experience, { ...body, status: "DRAFT" });
    sound = JSON.stringify(emulator.state());
});
afterAll(() => emulator.close());

/** Loosened, since what follows is the undoing of it. */
// biome-ignore lint/suspicious/noExplicitAny: any change at all may be made to a state here
type Loose = any;

const damages: [sentence: string, damage: (project: Loose) => void][] = [
    ["is not what it is kept under", ({ events }) => Object.assign(events[0], { project: "elsewhere" })],
    [
        "does not list what it refers to",
        ({ audiences }) => Object.assign(audiences[0], { referredAttributes: [] }),
    ],
    ["refers to an absent attribute", (project) => Object.assign(project, { attributes: [] })],
    ["refers to an absent audience", ({ audiences }) => audiences.splice(1)],
    ["refers to an absent event", (project) => Object.assign(project, { events: [] })],
    ["an experience is missing in the priority order", ({ priorityOrder }) => priorityOrder.pop()],
    [
        "an experience is twice in the priority order",
        ({ priorityOrder }) => priorityOrder.push(priorityOrder[0]),
    ],
    ["the priority order has an absent experience", ({ priorityOrder }) => priorityOrder.push("gone")],
    [
        "two experiences share a shortUid",
        ({ experiences }) => Object.assign(experiences[1].wire, { shortUid: "0" }),
    ],
    ["an experience's shortUid is above the mark", (project) => Object.assign(project, { nextShortUid: 1 })],
    ["has no version", ({ experiences }) => Object.assign(experiences[0], { versions: [] })],
    ["has two drafts", ({ experiences }) => Object.assign(experiences[0].versions[0], { status: "DRAFT" })],
    [
        "has two live versions",
        ({ experiences }) => Object.assign(experiences[0].versions[1], { status: "PAUSED" }),
    ],
    [
        "says something else than its versions",
        ({ experiences }) => Object.assign(experiences[0].wire, { status: "DRAFT" }),
    ],
    [
        "version numbers do not ascend",
        ({ experiences }) => Object.assign(experiences[0].versions[1], { versionNumber: 1 }),
    ],
    [
        "belongs elsewhere",
        ({ experiences }) => Object.assign(experiences[0].versions[0], { experienceUid: "other" }),
    ],
    [
        "has a shortUid twice",
        ({ experiences }) => Object.assign(experiences[1].versions[0].variants[1], { shortUid: "0" }),
    ],
    [
        "has a shortUid above the mark",
        ({ experiences }) => Object.assign(experiences[0], { nextVariantShortUid: 1 }),
    ],
    [
        "was never activated",
        ({ experiences }) => Reflect.deleteProperty(experiences[0].versions[0], "firstActivatedAt"),
    ],
    [
        "was activated",
        ({ experiences }) => Object.assign(experiences[0].versions[1], { firstActivatedAt: "2026" }),
    ],
    [
        "has analytics of nothing",
        ({ experiences }) =>
            Object.assign(experiences[0].feeds, { gone: { impressions: [], conversions: [] } }),
    ],
];

test("a state that the API has made is sound", async () => {
    await emulator.restore(JSON.parse(sound));
    expect(emulator.checkInvariants()).toEqual([]);
});

test.each(damages)("damage is seen: %s", async (sentence, damage) => {
    const state: Snapshot = JSON.parse(sound);
    damage(state.projects[0]);
    await emulator.restore(state);
    expect(emulator.checkInvariants()).toContainEqual(expect.stringContaining(sentence));
});
