import { startTestEmulator } from "../../tests/support/emulator";
import { bothClients } from "./clients";
import { decisions } from "./decisions";
import { emulatorRate } from "./emulatorRate";
import { hostCalls } from "./hostCalls";
import { inspectorPage } from "./inspectorPage";
import { type LifeOptions, projectLife } from "./life";
import { loadTimes } from "./loadTimes";
import { manifests } from "./manifests";
import { pluginLife } from "./pluginLife";
import type { Findings } from "./results";

export interface Part {
    name: string;
    /** Whether the quick run and the full run include the part. */
    quick: boolean;
    full: boolean;
    measure(say: (line: string) => void): Promise<Findings>;
}

const FULL = 100;
const EXTENDED = { attributes: 1000, audiences: 1000, events: 1000, experiences: 1000 };

/**
 * The cost of the file backend grows with the square of the state. Without checkpoints, the provider's own cost is
 * visible.
 */
const NO_CHECKPOINTS = { PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_EXPERIMENTAL: "true" };

function life(options: LifeOptions): Part["measure"] {
    return async (say) => {
        const emulator = await startTestEmulator({ quotas: EXTENDED });
        try {
            return await projectLife(emulator, options, say);
        } finally {
            await emulator.close();
        }
    };
}

const delayed = (latencyMs: number) => life({ count: FULL, rateLimit: 10, latencyMs });

const grown = (count: number) =>
    life({
        count,
        rateLimit: "off",
        latencyMs: 0,
        only: ["preview of the first up", "first up", "no-change up", "one experience changed"],
        env: NO_CHECKPOINTS,
    });

const largePlugin: Part["measure"] = (say) =>
    pluginLife(1000, say, { only: ["first up", "no-change up", "refresh"], env: NO_CHECKPOINTS });

/** All parts of the benchmark, in the order in which they run. */
export const PARTS: readonly Part[] = [
    { name: "load", quick: true, full: true, measure: loadTimes },
    { name: "decisions", quick: true, full: true, measure: async () => decisions() },
    { name: "manifests", quick: true, full: true, measure: async () => manifests() },
    { name: "host", quick: true, full: true, measure: hostCalls },
    { name: "emulator", quick: true, full: true, measure: emulatorRate },
    { name: "inspector", quick: true, full: true, measure: inspectorPage },
    { name: "life-51", quick: true, full: false, measure: life({ count: 10, rateLimit: 10, latencyMs: 0 }) },
    {
        name: "life-501",
        quick: false,
        full: true,
        measure: life({ count: FULL, rateLimit: 10, latencyMs: 0, paced: true }),
    },
    { name: "latency-150", quick: false, full: true, measure: delayed(150) },
    { name: "latency-300", quick: false, full: true, measure: delayed(300) },
    { name: "growth-51", quick: false, full: true, measure: grown(10) },
    { name: "growth-501", quick: false, full: true, measure: grown(100) },
    { name: "growth-5001", quick: false, full: true, measure: grown(1000) },
    { name: "plugin-51", quick: true, full: true, measure: (say) => pluginLife(10, say) },
    { name: "plugin-501", quick: false, full: true, measure: (say) => pluginLife(FULL, say) },
    { name: "plugin-5001", quick: false, full: false, measure: largePlugin },
    { name: "client-quick", quick: true, full: false, measure: (say) => bothClients(10, 150, say) },
    { name: "client-150", quick: false, full: true, measure: (say) => bothClients(20, 150, say) },
    { name: "client-300", quick: false, full: true, measure: (say) => bothClients(20, 300, say) },
];
