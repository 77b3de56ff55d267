import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { TOKEN } from "../support/canary";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type HostProcess, startHostProcess } from "../support/hostProcess";
import { call, toStruct } from "../support/hostRpc";

/** A sentence for the user, in one line. */
export const SENTENCE = /^\S.*[.!]$/;
/** The field that marks a value as a special one of the protocol. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "x" };
export const uid = (digit: string) => digit.repeat(24);
export const urnOf = (kind: string) => `urn:pulumi:dev::test::contentstack-personalize:index:${kind}::one`;

/** A plugin whose requests go to the emulator. */
export async function startPlugin(
    { authtoken, config }: TestEmulator,
    settings: Record<string, string> = {},
): Promise<HostProcess> {
    const plugin = await startHostProcess({ way: "plugin", env: { CONTENTSTACK_AUTHTOKEN: authtoken } });
    const request = new proto.ConfigureRequest().setArgs(toStruct({ ...config, ...settings }));
    await call((done) => plugin.client.configure(request, done));
    return plugin;
}

/** A plugin that never prints its token or a stack, and an emulator with an event that somebody has made. */
export function usePluginAlone() {
    let emulator: TestEmulator;
    let plugin: HostProcess;
    let mark: number;
    let event: string;
    beforeAll(async () => {
        emulator = await startTestEmulator({ authtoken: TOKEN });
        event = (await emulator.api.post<{ uid: string }>("/events", { key: "signup" })).uid;
        plugin = await startPlugin(emulator);
    });
    beforeEach(() => {
        mark = emulator.mark();
    });
    afterEach(() => {
        expect(plugin.output()).not.toContain(TOKEN);
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
