import { execFile } from "node:child_process";
import { join } from "node:path";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import type { HostProcess } from "../support/hostProcess";
import { type Bag, call, fromStruct, toStruct } from "../support/hostRpc";
import { startPlugin, urnOf } from "./usePluginAlone";

const urn = urnOf("Event");

describe("the process of the plugin", () => {
    let emulator: TestEmulator;
    let plugin: HostProcess;

    beforeAll(async () => {
        emulator = await startTestEmulator();
    });
    afterAll(async () => {
        await emulator?.close();
    });
    beforeEach(async () => {
        await emulator.reset();
        plugin = await startPlugin(emulator);
    });
    afterEach(() => plugin.stop());

    const create = (key: string, timeout = 0, host = plugin) =>
        call<proto.CreateResponse>((done) => {
            const properties = toStruct({ key, projectUid: emulator.projectUid });
            const request = new proto.CreateRequest().setUrn(urn).setProperties(properties);
            host.client.create(request.setTimeout(timeout), done);
        });

    const keys = async () => ((await emulator.api.get("/events")) as { key: string }[]).map(({ key }) => key);

    test("ends with its engine, after the write that was sent", async () => {
        emulator.inject({ match: "POST /events", kind: "hold" });
        const creating = create("a");
        await emulator.held();
        plugin.killEngine();
        emulator.release();
        expect(fromStruct((await creating).getProperties()).key).toBe("a");
        expect(await plugin.ended).toBe(0);
        expect(await keys()).toEqual(["a"]);
    });

    test("ends at once with its engine if nothing was sent", async () => {
        plugin.killEngine();
        expect(await plugin.ended).toBe(0);
    });

    test("after Cancel, what was sent ends, and what waits is not sent", async () => {
        await plugin.stop();
        plugin = await startPlugin(emulator, { requestsPerSecond: "0.5" });
        emulator.inject({ match: "POST /events", kind: "hold" });
        const first = create("a");
        await emulator.held();
        const second = create("b");
        await call((done) => plugin.client.cancel(new Empty(), done));
        await expect(second).rejects.toThrow("interrupted before this request was sent");
        emulator.release();
        await first;
        expect(await keys()).toEqual(["a"]);
    });

    test("the time of `customTimeouts` is the deadline, also in the queue", async () => {
        await plugin.stop();
        // Each request waits two seconds for the one before it.
        plugin = await startPlugin(emulator, { requestsPerSecond: "0.5" });
        await expect(create("a", 1)).rejects.toThrow(/was not sent.*customTimeouts/);
        expect(await keys()).toEqual([]);
    });

    test("SIGINT ends it after the write that was sent", async () => {
        emulator.inject({ match: "POST /events", kind: "hold" });
        const creating = create("a");
        await emulator.held();
        plugin.signal("SIGINT");
        emulator.release();
        await creating;
        expect(await plugin.ended).toBe(0);
    });

    test("a declaration larger than gRPC's usual limit is checked, and its mistake is named", async () => {
        const news = { key: "", description: "x".repeat(5_000_000) };
        const request = new proto.CheckRequest().setUrn(urn).setNews(toStruct(news));
        const checked = await call<proto.CheckResponse>((done) => plugin.client.check(request, done));
        expect(checked.getFailuresList().map((each) => each.getProperty())).toEqual(["key"]);
    });

    test("a preview of an update keeps the outputs that stay, and one of a new resource knows its inputs", async () => {
        const created = await create("a");
        const olds = fromStruct(created.getProperties()) as Bag;
        const news = { ...olds, description: "new" };
        const { createdAt: _, ...inputs } = news as Bag;
        const update = new proto.UpdateRequest().setUrn(urn).setId(created.getId()).setPreview(true);
        update.setOlds(toStruct(olds)).setNews(toStruct(inputs));
        const updated = await call<proto.UpdateResponse>((done) => plugin.client.update(update, done));
        expect(fromStruct(updated.getProperties())).toEqual(news);
        const preview = new proto.CreateRequest()
            .setUrn(urn)
            .setPreview(true)
            .setProperties(toStruct(inputs));
        const previewed = await call<proto.CreateResponse>((done) => plugin.client.create(preview, done));
        expect(fromStruct(previewed.getProperties())).toEqual({
            ...inputs,
            createdAt: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        });
        expect(await keys()).toEqual(["a"]);
    });

    test("started by hand, it says what it is", async () => {
        const file = join(__dirname, "../../dist/plugin/executable.js");
        const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
            execFile(process.execPath, [file], (error, _out, err) =>
                resolve({ code: error?.code, stderr: err }),
            );
        });
        expect(code).toBe(1);
        expect(stderr).toMatch(/^This is the provider plugin .*Pulumi\.yaml/);
    });
});
