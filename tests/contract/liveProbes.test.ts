import type { Switches } from "../../provider/emulator";
import { type SwitchName, switches, switchNames } from "../../provider/emulator/switches";
import { findOut, probes } from "../live/probes";
import { Pseudonyms, RecordingClient, ReplayClient } from "../live/recording";
import { Visitor } from "./suite/visitor";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();
const probed = Object.keys(probes) as SwitchName[];

test.each(probed.flatMap((name) => switches[name].values.map((value) => [name, value] as const)))(
    "the probe of %s finds %s, and leaves nothing behind",
    async (name, value) => {
        session.emulator.configure({ switches: { [name]: value } as Partial<Switches> });
        const visitor = new Visitor(session.api, 0);
        expect(await probes[name]!(visitor)).toBe(value);
        await visitor.leave();
        const { attributes, audiences, events, experiences } = session.emulator.project()!;
        expect([attributes, audiences, events, experiences].map((list) => list.length)).toEqual([0, 0, 0, 0]);
    },
);

test("a run confirms the emulator's own defaults, names what it can't reach, and a contradiction", async () => {
    session.emulator.configure({ switches: { keyChange: "refused" } });
    const visitor = new Visitor(session.api, 0);
    const findings = await findOut(visitor);
    await visitor.leave();
    const of = (outcome: string) =>
        findings.filter((each) => each.outcome === outcome).map(({ name }) => name);
    expect(of("contradicted")).toEqual(["keyChange"]);
    const assumed = switchNames.filter((name) => switches[name].source === "assumed");
    expect([...of("confirmed"), ...of("not reached"), "keyChange"].sort()).toEqual([...assumed].sort());
    expect(of("not reached")).toEqual(assumed.filter((name) => probes[name] === undefined));
});

test("a recording has no name, uid or token of the account, and replays without one", async () => {
    const { emulator, api } = session;
    await api.post("/audiences", {
        name: "Canary customers of someone@example.org",
        definition: { __type: "RuleCombination", combinationType: "AND", rules: [countryOf("DE")] },
    });
    const recorder = new RecordingClient(emulator.url, api.headers);
    const recorded = new Visitor(recorder, 0);
    const before = await findOut(recorded);
    await recorded.leave();
    const recording = recorder.recording(recorded.run);
    const text = JSON.stringify(recording);
    expect(text).not.toContain("Canary");
    for (const secret of [emulator.authtoken, emulator.projectUid, emulator.organizationUid, "someone@"])
        expect(text).not.toContain(secret);

    const replay = new Visitor(new ReplayClient(recording), 0, recording);
    expect(await findOut(replay)).toEqual(before);
    await replay.leave();
    await expect(new ReplayClient(recording).send("GET", "/nothing")).rejects.toThrow("Record again.");
});

test("a pseudonym is the same wherever its value stands", () => {
    const pseudonyms = new Pseudonyms(["hush-hush"]);
    const uid = "64c7a0000000000000000001";
    expect(pseudonyms.text(`/events/${uid} hush-hush ${uid}`)).toBe(
        "/events/000000000000000000000001 *** 000000000000000000000001",
    );
});

const countryOf = (value: string) => ({
    __type: "Rule",
    attribute: { __type: "PresetAttributeReference", ref: "COUNTRY" },
    attributeMatchCondition: "STRING_EQUALS",
    attributeMatchOptions: { __type: "StringMatchOptions", value },
    invertCondition: false,
});
