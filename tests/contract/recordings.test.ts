import recorded from "../fixtures/documentation/recorded-answers.json";
import type { Entity } from "./support/client";
import {
    all,
    attribute,
    audience,
    countryRule,
    event,
    experience,
    half,
    putVersion,
    stringRule,
} from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

/** The same fields with the same kinds of values, all the way down; ids, times and texts aside. */
function shapeOf(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shapeOf);
    if (typeof value !== "object" || value === null) return typeof value;
    const entries = Object.entries(value).map(([field, inner]) => [field, shapeOf(inner)] as const);
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const first = async (path: string) => (await session.api.get<Entity[]>(path)).body[0]!;

test("an attribute has the recorded fields", async () => {
    await attribute(session.api);
    expect(shapeOf(await first("/attributes"))).toEqual(shapeOf(recorded.attribute));
});

test("an audience has the recorded fields", async () => {
    const { uid } = await attribute(session.api);
    await audience(session.api, "Relaxation", all(stringRule(uid)));
    expect(shapeOf(await first("/audiences"))).toEqual(shapeOf(recorded.audience));
});

test("an audience names a custom attribute once, however often it uses it, and no preset", async () => {
    const { uid } = await attribute(session.api);
    const definition = all(stringRule(uid, "one"), all(stringRule(uid, "two")), countryRule);
    expect(await audience(session.api, "Twice", definition)).toMatchObject({ referredAttributes: [uid] });
});

test("an event has the recorded fields", async () => {
    await event(session.api, "Booking Clicked");
    expect(shapeOf(await first("/events"))).toEqual(shapeOf(recorded.event));
});

test("a project has the recorded fields", async () => {
    expect(shapeOf(await first("/projects"))).toEqual(shapeOf(recorded.project));
});

test("an active experience and its version have the recorded fields, and hold each other as recorded", async () => {
    const { api, emulator } = session;
    const [target, metric, owner] = [await audience(api), await event(api), await experience(api, "AB_TEST")];
    await putVersion(api, owner, {
        status: "ACTIVE",
        variants: [half("A"), half("B")],
        variantSplit: "CUSTOM_PERCENTAGE",
        metrics: [{ event: metric.uid, name: "Clicked", __type: "Primary" }],
        targeting: { audience: { audiences: [target.uid], audienceCombinationType: "AND" } },
    });
    emulator.settle();
    const experienceNow = await first("/experiences");
    const version = await first(`/experiences/${owner.uid}/versions`);

    expect(shapeOf(experienceNow)).toEqual(shapeOf(recorded.experience));
    expect(shapeOf({ ...version, variants: [] })).toEqual(shapeOf({ ...recorded.version, variants: [] }));
    expect(shapeOf((version.variants as unknown[])[0])).toEqual(shapeOf(recorded.version.variants[0]));
    expect(experienceNow).toMatchObject({
        referredAudiences: [target.uid],
        referredEvents: [metric.uid],
        hasDraft: false,
        latestVersion: version.uid,
        activatedAt: version.updatedAt,
    });
});
