import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { kinds } from "../../provider/core/model/model";
import { type Bag, call, toStruct } from "../support/hostRpc";
import { asset, SENTENCE, uid, urnOf, usePluginAlone } from "./usePluginAlone";

/** Calls that an engine makes for odd ids, states and packages. */
describe("the plugin, asked with", () => {
    const world = usePluginAlone();
    const olds = () => ({ key: "signup", projectUid: world.emulator.projectUid });

    const read = (kind: string, id: string, properties: Bag = {}) =>
        call<proto.ReadResponse>((done) => {
            const request = new proto.ReadRequest().setUrn(urnOf(kind)).setId(id);
            world.client.read(request.setProperties(toStruct(properties)), done);
        });

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
        kinds.flatMap((kind) => ODD_IDS.map((id) => [kind, JSON.stringify(id).slice(0, 20), id] as const)),
    )("an %s by the id %s: it is not there", async (kind, _, id) => {
        const problem = await read(kind, id).catch((error: Error) => error.message);
        expect(problem).toEqual(expect.stringMatching(SENTENCE));
        expect(String(problem).length).toBeLessThan(500);
        expect(
            world
                .sent()
                .lines.filter(
                    (line) =>
                        !/^GET \/(attributes|audiences|events|experiences(\/\w+\/versions)?)$/.test(line),
                ),
        ).toEqual([]);
    });

    test("an id of another kind: which kind it is", async () => {
        await expect(read("Audience", world.event)).rejects.toThrow("is the uid of an event");
    });

    test("a key or a name instead of a uid: the object that has it", async () => {
        const [event] = await world.emulator.api.get<{ uid: string; key: string }[]>("/events");
        await expect(read("Event", event!.key)).rejects.toThrow(
            `"${event!.key}" is the key of the event with the uid ${event!.uid}.`,
        );
    });

    test("an update to another project: nothing is written", async () => {
        const request = new proto.UpdateRequest()
            .setUrn(urnOf("Event"))
            .setId(world.event)
            .setOlds(toStruct(olds()));
        request.setNews(toStruct({ ...olds(), projectUid: uid("f") }));
        await expect(call((done) => world.client.update(request, done))).rejects.toThrow(SENTENCE);
        expect(world.sent().writes).toBe(0);
    });

    test("a delete of what is gone: it is done", async () => {
        await world.emulator.api.delete(`/events/${world.event}`);
        const request = new proto.DeleteRequest()
            .setUrn(urnOf("Event"))
            .setId(world.event)
            .setProperties(toStruct(olds()));
        await call((done) => world.client.delete(request, done));
    });

    test("a type that it does not have: which it has", async () => {
        const request = new proto.CheckRequest().setUrn(urnOf("Nothing")).setNews(toStruct({}));
        const checked = call((done) => world.client.check(request, done));
        await expect(checked).rejects.toThrow(
            /^This package has no resource type .*:Nothing\. It has .*:Attribute/,
        );
    });

    test("a function that it does not have, and one with odd arguments: a sentence", async () => {
        const invoke = (tok: string, args: Bag) =>
            call((done) =>
                world.client.invoke(new proto.InvokeRequest().setTok(tok).setArgs(toStruct(args)), done),
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
        expect(world.sent().writes).toBe(0);
    });

    test("an asset as a setting: a sentence at the setting", async () => {
        const request = new proto.CheckRequest().setUrn(
            "urn:pulumi:dev::test::pulumi:providers:contentstack-personalize::own",
        );
        request.setNews(toStruct({ ...world.emulator.config, baseUrl: asset }));
        const checked = await call<proto.CheckResponse>((done) => world.client.checkConfig(request, done));
        expect(checked.getFailuresList().map((each) => each.toObject())).toEqual([
            { property: "baseUrl", reason: expect.stringMatching(/is an asset or an archive.*\.$/) },
        ]);
    });

    test("what only components and parameterized packages need: the code that the engine expects", async () => {
        const { client } = world;
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
