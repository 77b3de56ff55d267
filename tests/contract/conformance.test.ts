import type { Snapshot } from "../../provider/emulator";
import { contractSuite } from "./suite";
import { Visitor } from "./suite/visitor";
import { activeExperience, activeTest, attribute, event } from "./support/objects";
import { type Session, startSession } from "./support/useEmulator";

let session: Session;
let before: Snapshot;

beforeAll(async () => {
    session = await startSession({ cmsLagMs: 3_600_000 });
    await attribute(session.api);
    await activeExperience(session.api);
    await activeTest(session.api);
    before = session.emulator.state();
});

afterAll(async () => {
    expect(objectsOf(session.emulator.state())).toEqual(objectsOf(before));
    await session.emulator.close();
});

/** Marks and the project's own time move with every object that comes and goes. */
const objectsOf = ({ projects }: Snapshot) =>
    projects.map(({ nextShortUid: _, wire: { updatedAt: __, ...wire }, ...rest }) => ({ wire, ...rest }));

describe("the contract", () => contractSuite(async () => session.api, 0));

describe("the guest", () => {
    test("refuses to write what is not its own", async () => {
        const guest = new Visitor(session.api, 0);
        const { uid } = (await session.api.get<{ uid: string }[]>("/experiences")).body[0]!;
        expect(() => guest.delete(`/experiences/${uid}`)).toThrow("not about anything of ours");
        expect(() => guest.put(`/experiences/${uid}`, {})).toThrow("not about anything of ours");
        expect(() => guest.post("/events", { key: "click" })).toThrow("not about anything of ours");
        expect(() => guest.sendPriority([uid])).toThrow("Not all of these are ours");
        await expect(guest.create("/events", { key: "click" })).rejects.toThrow("is no name of ours");
        await expect(guest.create(`/experiences/${uid}/versions`, {})).rejects.toThrow("is no name of ours");
        await expect(guest.reorder([uid])).rejects.toThrow("Not all of these are ours");
    });

    test("finds what an earlier run left, by its name and age, and nothing else", async () => {
        const earlier = new Visitor(session.api, 0);
        await earlier.create("/events", { key: earlier.name() });
        const foreign = await event(session.api, "pulumi-unrelated");
        const keys = async () =>
            (await session.api.get<{ key: string }[]>("/events")).body.map(({ key }) => key);
        const all = await keys();

        await new Visitor(session.api, 0).tidyUp();
        expect(await keys()).toEqual(all);
        await new Visitor(session.api, 0).tidyUp(-1000);
        expect(await keys()).toEqual(all.filter((key) => !key.startsWith(earlier.run)));
        await session.api.delete(`/events/${foreign.uid}`);
    });

    test("waits when it is told that it asks too often", async () => {
        session.emulator.inject({ match: "listEvents", nth: 1, kind: "429" });
        expect((await new Visitor(session.api, 0).get("/events")).status).toBe(200);
    });
});
