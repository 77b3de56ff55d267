import { applyDecisions, type Decided } from "../../../provider/cli/recover/apply";
import * as decisions from "../../../provider/cli/recover/decide";
import { type ResourceState, resourcesOf } from "../../../provider/cli/recover/exportedStack";
import type { FoundObject } from "../../../provider/host/shared/provider";

const URN = "urn:pulumi:dev::test::Attribute::tier";
const pending: ResourceState = { urn: URN, type: "Attribute", inputs: { key: "tier" } };
const object = { id: "uid", rows: [], outs: { key: "tier" } };
const differing = { ...object, rows: [{ field: "name", declared: "Tier", live: "Level" }] };
const UNTIL = "2026-01-01T00:10:00.000Z";
const stored = (storedAt: string) => ({ ...object, storedAt });
const decide = (resource: ResourceState, found: FoundObject[], resources: ResourceState[]) =>
    decisions.decide(resource, found, resources, Date.parse(UNTIL));
const inState = (more: Partial<ResourceState> = {}): ResourceState => ({ ...pending, id: "uid", ...more });

test.each<[what: string, outcome: decisions.Decision["outcome"], decision: decisions.Decision]>([
    ["one object that matches", "recovered", decide(pending, [object], [])],
    ["nothing", "removed", decide(pending, [], [])],
    ["an object that differs", "left", decide(pending, [differing], [])],
    ["one that was stored during the run", "recovered", decide(pending, [stored(UNTIL)], [])],
    ["one that was stored after the run", "left", decide(pending, [stored("2026-01-01T00:10:00.001Z")], [])],
    ["two objects", "left", decide(pending, [object, { ...object, id: "second" }], [])],
    [
        "the one of two that the engine has recorded",
        "recovered",
        decide({ ...pending, id: "uid" }, [object, { ...object, id: "second" }], []),
    ],
    [
        "only an object that is not the recorded one",
        "removed",
        decide({ ...pending, id: "gone" }, [object], []),
    ],
    ["an object of another resource", "removed", decide(pending, [object], [inState({ urn: `${URN}2` })])],
    [
        "an object of another kind with the same id",
        "recovered",
        decide(pending, [object], [inState({ urn: `${URN}2`, type: "Event" })]),
    ],
    ["itself in the state, as after a later `up`", "removed", decide(pending, [differing], [inState()])],
    [
        "a declaration with `import`",
        "removed",
        decide({ ...pending, inputs: { __import: { id: "uid" } } }, [object], []),
    ],
    [
        "its replacement, the old object still in the state",
        "recovered",
        decide(pending, [object], [inState({ id: "old" })]),
    ],
    [
        "a version that another resource has published since",
        "removed",
        decide(
            pending,
            [{ ...object, id: "x/2", outs: { versionUid: "2" } }],
            [inState({ urn: `${URN}2`, id: "x/1", outputs: { versionUid: "2" } })],
        ),
    ],
])("a pending create that finds %s is %s", (_, outcome, decision) => {
    expect(decision.outcome).toBe(outcome);
});

test("what is left names the uids, the differences and the option to add", () => {
    expect(decide(pending, [differing], [])).toEqual({
        outcome: "left",
        found: 'uid, differs: name: declared "Tier", live "Level"',
        advice: expect.stringContaining('import: "uid", with onMismatch: "update" to overwrite it.'),
    });
    const ofPlugin = { ...pending, type: "contentstack-personalize:index:Attribute" };
    expect(decide(ofPlugin, [differing], [])).toMatchObject({
        advice: expect.stringContaining('import: "uid", and the same `up` updates it.'),
    });
    expect(decide(pending, [object, { ...object, id: "second" }], [])).toMatchObject({
        found: "2 objects: uid, second",
    });
});

describe("the state that is written", () => {
    const decided = (resource: ResourceState, more: Partial<Decided> = {}): Decided => ({
        operation: { type: "creating", resource },
        inputs: { key: "tier" },
        decision: { outcome: "recovered", found: "", object },
        ...more,
    });
    const applied = (resources: ResourceState[], all: Decided[]) =>
        applyDecisions(
            { deployment: { resources, pending_operations: all.map(({ operation }) => operation) } },
            all,
            "now",
        );

    test("marks the old object of a replacement for deletion, and drops one that is deleted", () => {
        const old = inState({ id: "old" });
        expect(
            resourcesOf(applied([old], [decided(pending)])).map(({ id, delete: gone }) => [id, gone]),
        ).toEqual([
            ["old", true],
            ["uid", undefined],
        ]);
        const deleted = inState({ id: "old", pendingReplacement: true });
        expect(resourcesOf(applied([deleted], [decided(pending)])).map(({ id }) => id)).toEqual(["uid"]);
    });

    test("has dependencies first, as the engine requires", () => {
        const child = { urn: "child", type: "Event", dependencies: [URN] };
        const sibling = { ...pending, urn: "sibling", parent: URN };
        const urns = resourcesOf(applied([child], [decided(sibling), decided(pending)])).map(
            ({ urn }) => urn,
        );
        expect(urns).toEqual([URN, "child", "sibling"]);
    });

    test("keeps the encrypted form of an input among the outputs, and adds nothing for what is left", () => {
        const encrypted = {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            ciphertext: "x",
        };
        const secret = { ...pending, inputs: { key: encrypted } };
        const left = decided(
            { ...pending, urn: "left" },
            { decision: { outcome: "left", found: "", advice: "" } },
        );
        const { deployment } = applied([], [decided(secret), left]);
        expect(deployment?.resources?.[0]).toMatchObject({
            id: "uid",
            outputs: { key: encrypted },
            created: "now",
        });
        expect(deployment?.resources).toHaveLength(1);
        expect(deployment?.pending_operations).toBeUndefined();
    });
});
