import type { Entity } from "./support/client";
import {
    activeExperience,
    attribute,
    audience,
    event,
    experience,
    postVersion,
    putVersion,
    segmented,
    segmentedVariant,
} from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

const shortUids = (version: Entity) =>
    (version.variants as { shortUid: string }[]).map(({ shortUid }) => shortUid);

test("variants without a shortUid are new ones each time: the numbers go on", async () => {
    const { experience: owner, audience: target, version } = await activeExperience(session.api);
    const variants = ["A", "B", "C", "D"].map((name) => segmentedVariant(name, target.uid));
    const { body: second } = await postVersion(session.api, owner, segmented("ACTIVE", ...variants));
    const { body: third } = await postVersion(session.api, owner, segmented("ACTIVE", ...variants));
    expect([version, second, third].map(shortUids)).toEqual([
        ["0"],
        ["1", "2", "3", "4"],
        ["5", "6", "7", "8"],
    ]);
});

test("a number outlives its variant and its draft: it is not given again", async () => {
    const { experience: owner, audience: target } = await activeExperience(session.api);
    const fresh = segmented("DRAFT", segmentedVariant("new", target.uid));
    const { body: draft } = await postVersion(session.api, owner, fresh);
    await session.api.delete(`/experiences/${owner.uid}/versions/${draft.uid}`);
    const { body: another } = await postVersion(session.api, owner, fresh);
    expect([draft, another].map(shortUids)).toEqual([["1"], ["2"]]);
    expect(another.versionNumber).toBe(3);
});

test("known numbers are kept in the order in which they are sent, and a removed one may come back", async () => {
    const { experience: owner, audience: target } = await activeExperience(session.api);
    const named = (shortUid: string) => ({ ...segmentedVariant(`number ${shortUid}`, target.uid), shortUid });
    const two = segmented("ACTIVE", segmentedVariant("B", target.uid), segmentedVariant("C", target.uid));
    await postVersion(session.api, owner, two);
    const { body: next } = await postVersion(
        session.api,
        owner,
        segmented("ACTIVE", named("1"), named("2"), named("0")),
    );
    expect(shortUids(next)).toEqual(["1", "2", "0"]);
});

test("a draft saved again without its numbers gets new ones", async () => {
    const [owner, target] = [await experience(session.api), await audience(session.api)];
    const body = segmented("DRAFT", segmentedVariant("A", target.uid));
    await putVersion(session.api, owner, body);
    expect(shortUids((await putVersion(session.api, owner, body)).body)).toEqual(["1"]);
});

test("an experience's shortUid is not given again after its deletion", async () => {
    const [first, second] = [await experience(session.api), await experience(session.api)];
    await session.api.delete(`/experiences/${second.uid}`);
    const third = await experience(session.api);
    expect([first.shortUid, second.shortUid, third.shortUid]).toEqual(["0", "1", "2"]);
});

test("attributes come newest first before the eight presets, audiences and events newest first", async () => {
    const { api } = session;
    for (const name of ["one", "two", "three"]) {
        await attribute(api, name);
        await audience(api, name);
        await event(api, name);
    }
    const attributes = (await api.get<Entity[]>("/attributes")).body;
    const field = async (path: string, name: string) =>
        (await api.get<Entity[]>(path)).body.map((one) => one[name]);
    expect(attributes.map(({ key }) => key).slice(0, 3)).toEqual(["three", "two", "one"]);
    expect(attributes.slice(3).map(({ uid }) => uid)).toEqual([
        "DEVICE_TYPE",
        "OPERATING_SYSTEM",
        "QUERY_PARAMETERS",
        "REFERRER",
        "COUNTRY",
        "REGION",
        "CITY",
        "DATE_AND_TIME",
    ]);
    expect(await field("/audiences", "name")).toEqual(["three", "two", "one"]);
    expect(await field("/events", "key")).toEqual(["three", "two", "one"]);
});

test("experiences come by priority, new ones last, and say their place", async () => {
    const { api } = session;
    const uids = [];
    for (const name of ["one", "two", "three"]) uids.push((await experience(api, "SEGMENTED", name)).uid);
    const places = async () =>
        (await api.get<Entity[]>("/experiences")).body.map(({ name, priority }) => [priority, name]);
    expect(await places()).toEqual([
        [1, "one"],
        [2, "two"],
        [3, "three"],
    ]);
    const { body } = await api.put("/experiences-priority", { priorityOrder: [...uids].reverse() });
    expect(body).toEqual({ priorityOrder: [...uids].reverse() });
    expect((await api.get("/experiences-priority")).body).toEqual(body);
    await api.delete(`/experiences/${uids[1]}`);
    expect(await places()).toEqual([
        [1, "three"],
        [2, "one"],
    ]);
});

test("every write has a later time than the one before, whatever the clock says", async () => {
    const { api } = session;
    const times: unknown[] = [];
    for (let count = 0; count < 20; count++) times.push((await event(api)).createdAt);
    expect(times).toEqual([...new Set(times)].sort());
});
