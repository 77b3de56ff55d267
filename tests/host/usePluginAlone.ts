import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type HostProcess, startHostProcess } from "../support/hostProcess";
import { call, toStruct } from "../support/hostRpc";

/** A token that appears nowhere else. */
const CANARY = "canary5f1d0c94e2b7a386";

/** A sentence for the user, in one line. */
export const SENTENCE = /^\S.*[.!]$/;
export const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "x" };
export const uid = (digit: string) => digit.repeat(24);
export const urnOf = (kind: string) => `urn:pulumi:dev::test::contentstack-personalize:index:${kind}::one`;

/** A plugin that never prints its token or a stack, and an emulator with an event that somebody has made. */
export function usePluginAlone() {
    let emulator: TestEmulator;
    let plugin: HostProcess;
    let mark: number;
    let event: string;
    beforeAll(async () => {
        emulator = await startTestEmulator({ authtoken: CANARY });
        event = (await emulator.api.post<{ uid: string }>("/events", { key: "signup" })).uid;
        plugin = await startHostProcess({ way: "plugin", env: { CONTENTSTACK_AUTHTOKEN: CANARY } });
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
    return {
        get emulator(): TestEmulator {
            return emulator;
        },
        get client(): ResourceProviderClient {
            return plugin.client;
        },
        /** The uid of the event. */
        get event(): string {
            return event;
        },
        /** What this test has sent. */
        sent: () => emulator.since(mark),
    };
}
