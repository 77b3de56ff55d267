import { startTestEmulator, type TestEmulator } from "./emulator";
import { type Host, startHost, type Way } from "./host";
import { Stack } from "./stack";

export type { Way } from "./host";
/** The ways in to the life cycles, through which one suite of tests runs. */
export const ways: readonly Way[] = ["dynamic", "plugin"];

/** The way in for the tests that don't choose one. */
export const wayOfRun: Way = process.env.PERSONALIZE_WAY === "plugin" ? "plugin" : "dynamic";

/** One host and one emulator for all tests of a file; an empty project and an empty stack for each. */
export interface HostWorld {
    readonly emulator: TestEmulator;
    readonly host: Host;
    readonly stack: Stack;
    /** Configuration that points the host at the emulator. */
    readonly stackConfig: Record<string, string>;
    /** Runs the work on a host of its own, which it may leave without an engine. */
    dyingHost(work: (host: Host) => Promise<void>): Promise<void>;
}

/** The stack's configuration as the engine hands it over, with its namespace. */
export function stackConfig({ config }: Pick<TestEmulator, "config">): Record<string, string> {
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [`contentstack-personalize:${key}`, value]),
    );
}

/** A host whose requests go to the emulator. */
export function hostFor(
    emulator: TestEmulator,
    more: Record<string, string> = {},
    way = wayOfRun,
): Promise<Host> {
    const config = stackConfig({ config: { ...emulator.config, ...more } });
    return startHost({ config, way, env: { CONTENTSTACK_AUTHTOKEN: emulator.authtoken } });
}

export function useHost(way = wayOfRun): HostWorld {
    let emulator: TestEmulator;
    let host: Host;
    let stack: Stack;
    beforeAll(async () => {
        emulator = await startTestEmulator();
        host = await hostFor(emulator, {}, way);
    });
    beforeEach(async () => {
        await emulator.reset();
        stack = new Stack(host);
    });
    afterEach(() => {
        expect(emulator.checkInvariants()).toEqual([]);
    });
    afterAll(async () => {
        await host?.stop();
        await emulator?.close();
    });
    return {
        get emulator() {
            return emulator;
        },
        get host() {
            return host;
        },
        get stack() {
            return stack;
        },
        get stackConfig() {
            return stackConfig(emulator);
        },
        async dyingHost(work) {
            const dying = await hostFor(emulator, {}, way);
            try {
                await work(dying);
            } finally {
                await dying.stop();
            }
        },
    };
}
