import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type HostProcess, startHostProcess } from "../support/hostProcess";
import { type Bag, call, fromStruct, toStruct } from "../support/hostRpc";
import { country } from "../support/rules";

const CANARY = "canary5f1d0c94e2b7a386";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "x" };
const archive = { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "x" };
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (more: object = {}) => ({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...more });
const reference = (id: string) => ({ [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id });
const deep = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>((inner) => ({ inner }), "x");

/** A sentence for the user, in one line. */
const SENTENCE = /^\S.*[.!]$/;
const uid = (digit: string) => digit.repeat(24);
const urnOf = (kind: string, name = "one") =>
    `urn:pulumi:dev::test::contentstack-personalize:index:${kind}::${name}`;

/** What no schema and no language of Pulumi prevents, as the engine sends it. */
describe("the plugin, asked with", () => {
    let emulator: TestEmulator;
    let plugin: HostProcess;
    let mark: number;
    /** Somebody has made it, before the plugin reads the list. */
    let event: string;
    const olds = { key: "signup", projectUid: "" };

    beforeAll(async () => {
        emulator = await startTestEmulator({ authtoken: CANARY });
        plugin = await startHostProcess({ way: "plugin", env: { CONTENTSTACK_AUTHTOKEN: CANARY } });
        event = (await emulator.api.post<{ uid: string }>("/events", { key: "signup" })).uid;
        olds.projectUid = emulator.projectUid;
        const args = toStruct(emulator.config);
        await call((done) => plugin.client.configure(new proto.ConfigureRequest().setArgs(args), done));
    });
    beforeEach(() => {
        mark = emulator.mark();
    });
    afterEach(() => {
        expect(plugin.output()).not.toContain(CANARY);
        expect(plugin.output()).not.toMatch(/\n\s+at /);
    });
    afterAll(async () => {
        await plugin?.stop();
        await emulator?.close();
    });

    async function check(kind: string, news: Bag, request = new proto.CheckRequest()) {
        request.setUrn(urnOf(kind)).setNews(toStruct(news));
        const response = await call<proto.CheckResponse>((done) => plugin.client.check(request, done));
        return {
            failures: response.getFailuresList().map((each) => each.toObject()),
            inputs: fromStruct(response.getInputs()),
        };
    }

    const rule = country("DE").rules[0];
    let count = 0;
    const audience = (...rules: unknown[]) => ({
        name: `A ${++count}`,
        definition: { ...country("DE"), rules },
    });
    const version = (variant: object, more: Bag = {}) => ({
        experience: uid("e"),
        status: "DRAFT",
        variants: [variant],
        ...more,
    });

    type Mistake = [what: string, kind: string, news: Bag, property: string, reason: RegExp];
    test.each<Mistake>([
        ["a rule that is a string", "Audience", audience("DE"), "definition.rules[0]", /object|is a list/],
        ["a rule that is a list", "Audience", audience([rule]), "definition.rules[0]", /object|is a list/],
        ["a rule that is null", "Audience", audience(null), "definition.rules[0]", /object|is a list/],
        [
            "a definition that is a list",
            "Audience",
            { name: "A", definition: [rule] },
            "definition",
            /is a list/,
        ],
        [
            "a number that is a string",
            "ExperienceVersion",
            version({ name: "A", trafficDistribution: "50" }),
            "variants[0].trafficDistribution",
            /number/,
        ],
        ["a list that is a string", "ExperiencesPriority", { order: uid("e") }, "order", /list|array/],
        [
            "a list that is an object",
            "ExperiencesPriority",
            { order: { 0: uid("e") } },
            "order",
            /list|array/,
        ],
        ["a number that is none", "Event", { key: "e", description: Number.NaN }, "description", /string/],
        ["null", "Event", { key: null }, "key", /string|required|missing/],
        ["an asset", "Event", { key: "e", description: asset }, "description", /is an asset or an archive/],
        [
            "an archive in a rule",
            "Audience",
            audience({ ...rule, value: archive }),
            "definition.rules[0].value",
            /is an asset or an archive/,
        ],
        ["a secret of another type", "Event", { key: secret({ a: 1 }) }, "key", /string/],
        [
            "a reference to another resource",
            "Event",
            { key: "e", description: [reference(uid("e"))] },
            "description",
            /string/,
        ],
        [
            "a value that is nested 1,000 times",
            "Event",
            { key: "e", description: deep(1_000) },
            "description",
            /nested|string/,
        ],
        ["a rule that is nested 1,000 times", "Audience", audience(deep(1_000)), "definition", /nested/],
        [
            "a name of JavaScript's own",
            "Event",
            { key: "e", constructor: "x" },
            "constructor",
            /not an argument|unknown|no argument/,
        ],
    ])("%s: a sentence at the property, and nothing is sent", async (_, kind, news, property, reason) => {
        const { failures } = await check(kind, news);
        expect(failures).toEqual([{ property, reason: expect.stringMatching(reason) }]);
        expect(failures[0]?.reason).toMatch(SENTENCE);
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test.each<[what: string, kind: string, news: Bag, inputs: Bag]>([
        ["a secret in a rule", "Audience", audience(secret(rule)), { definition: country("DE") }],
        [
            "an unknown output in a rule",
            "Audience",
            audience({ ...rule, attribute: output() }),
            { definition: audience({ ...rule, attribute: UNKNOWN }).definition },
        ],
        ["a secret output", "Event", { key: output({ value: "e", secret: true }) }, { key: "e" }],
        [
            "a reference to a resource",
            "ExperiencesPriority",
            { order: [output({ value: reference(UNKNOWN) })] },
            { order: [UNKNOWN] },
        ],
    ])("%s: the plain value", async (_, kind, news, inputs) => {
        const checked = await check(kind, news);
        expect(checked.failures).toEqual([]);
        expect(checked.inputs).toMatchObject(inputs);
    });

    test("the engine's own proposal of a name: the logical name stays the default", async () => {
        const autonaming = new proto.CheckRequest.AutonamingOptions().setProposedName("one-4711");
        const { inputs } = await check(
            "Audience",
            { definition: country("DE") },
            new proto.CheckRequest().setAutonaming(autonaming),
        );
        expect(inputs.name).toBe("one");
    });

    const read = (kind: string, id: string, properties: Bag = {}) =>
        call<proto.ReadResponse>((done) => {
            const request = new proto.ReadRequest().setUrn(urnOf(kind)).setId(id);
            plugin.client.read(request.setProperties(toStruct(properties)), done);
        });

    const KINDS = [
        "Attribute",
        "Audience",
        "Event",
        "Experience",
        "ExperienceVersion",
        "ExperiencesPriority",
    ];
    const ODD_IDS = [
        "",
        " ",
        "../projects",
        "a/b/c",
        "/",
        "e\nf",
        `${uid("e")}/`,
        uid("É"),
        "x".repeat(5_000),
    ];
    test.each(
        KINDS.flatMap((kind) => ODD_IDS.map((id) => [kind, JSON.stringify(id).slice(0, 20), id] as const)),
    )("an %s by the id %s: it is not there", async (kind, _, id) => {
        const problem = await read(kind, id).catch((error: Error) => error.message);
        expect(problem).toEqual(expect.stringMatching(SENTENCE));
        expect(String(problem).length).toBeLessThan(500);
        expect(
            emulator
                .since(mark)
                .lines.filter(
                    (line) =>
                        !/^GET \/(attributes|audiences|events|experiences(\/\w+\/versions)?)$/.test(line),
                ),
        ).toEqual([]);
    });

    test("an id of another kind: which kind it is", async () => {
        await expect(read("Audience", event)).rejects.toThrow("is the uid of an event");
    });

    test("an update to another project: nothing is written", async () => {
        const request = new proto.UpdateRequest().setUrn(urnOf("Event")).setId(event).setOlds(toStruct(olds));
        request.setNews(toStruct({ ...olds, projectUid: uid("f") }));
        await expect(call((done) => plugin.client.update(request, done))).rejects.toThrow(SENTENCE);
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("a delete of what is gone: it is done", async () => {
        await emulator.api.delete(`/events/${event}`);
        const request = new proto.DeleteRequest()
            .setUrn(urnOf("Event"))
            .setId(event)
            .setProperties(toStruct(olds));
        await call((done) => plugin.client.delete(request, done));
    });

    test("a type that it does not have: which it has", async () => {
        const request = new proto.CheckRequest().setUrn(urnOf("Nothing")).setNews(toStruct({}));
        const checked = call((done) => plugin.client.check(request, done));
        await expect(checked).rejects.toThrow(
            /^This package has no resource type .*:Nothing\. It has .*:Attribute/,
        );
    });

    test("a function that it does not have, and one with odd arguments: a sentence", async () => {
        const invoke = (tok: string, args: Bag) =>
            call((done) =>
                plugin.client.invoke(new proto.InvokeRequest().setTok(tok).setArgs(toStruct(args)), done),
            );
        const own = "contentstack-personalize:index";
        await expect(invoke(`${own}:getNothing`, {})).rejects.toThrow(
            /^This package has no function .*getNothing\.$/,
        );
        await expect(invoke(`${own}:constructor`, {})).rejects.toThrow(/^This package has no function/);
        const odd: [name: string, args: Bag][] = [
            ["getAttributes", { projectUid: asset }],
            ["getAttributes", { projectUid: 5 }],
            ["getAttributes", { projectUid: ["x"] }],
            ["getAttribute", { key: 5 }],
            ["getEvent", { uid: { a: 1 } }],
            ["getExperienceVersions", { experience: ["x"] }],
            ["getExperienceVersions", {}],
            ["getVariantGroup", { experience: uid("e"), timeout: "x" }],
            ["getAnalyticsSummary", { experience: 1, query: 3 }],
            ["getCities", { search: 5 }],
        ];
        for (const [name, args] of odd) {
            const answer = await invoke(`${own}:${name}`, args).catch((error: Error) => error.message);
            expect([name, answer]).toEqual([name, expect.stringMatching(SENTENCE)]);
        }
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("an asset as a setting: a sentence at the setting", async () => {
        const request = new proto.CheckRequest().setUrn(
            "urn:pulumi:dev::test::pulumi:providers:contentstack-personalize::own",
        );
        request.setNews(toStruct({ ...emulator.config, baseUrl: asset }));
        const checked = await call<proto.CheckResponse>((done) => plugin.client.checkConfig(request, done));
        expect(checked.getFailuresList().map((each) => each.toObject())).toEqual([
            { property: "baseUrl", reason: expect.stringMatching(/is an asset or an archive.*\.$/) },
        ]);
    });

    test("what only components and parameterized packages need: the code that the engine expects", async () => {
        const { client } = plugin;
        const code = (start: (done: (error: { code: number } | null) => void) => unknown) =>
            new Promise((resolve) => start((error) => resolve(error?.code)));
        const UNIMPLEMENTED = 12;
        expect(await code((done) => client.construct(new proto.ConstructRequest(), done))).toBe(
            UNIMPLEMENTED,
        );
        expect(await code((done) => client.call(new proto.CallRequest(), done))).toBe(UNIMPLEMENTED);
        expect(await code((done) => client.parameterize(new proto.ParameterizeRequest(), done))).toBe(
            UNIMPLEMENTED,
        );
        expect(await code((done) => client.getMapping(new proto.GetMappingRequest(), done))).toBe(
            UNIMPLEMENTED,
        );
        await call((done) => client.cancel(new Empty(), done));
    });
});
