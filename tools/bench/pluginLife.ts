import { startTestEmulator } from "../../tests/support/emulator";
import { type EngineProject, newProject } from "../../tests/support/engine";
import { type LifeOptions, SCENARIOS, type Scenario, type ScenarioName } from "./life";
import { best, type Measured, measure } from "./measure";
import { installNoopPlugin, pluginProgram, usePlugin } from "./pluginPrograms";
import { realProgram } from "./programs";
import { type Findings, nothing } from "./results";

const RUNS = 3;
/** Runs of larger projects differ little. */
const SHORT = 500;

/** Compares the two ways in: the same resources as dynamic resources and through the plugin, in turns. */
export async function pluginLife(
    count: number,
    say: (line: string) => void,
    { only, env: more }: Pick<LifeOptions, "only" | "env"> = {},
): Promise<Findings> {
    const quotas = { attributes: count, audiences: count, events: count, experiences: count };
    const emulators = [await startTestEmulator({ quotas }), await startTestEmulator({ quotas })] as const;
    const found = nothing();
    const group = `Two ways in, ${5 * count + 1} resources`;
    const add = (name: string, value: number, unit: string): void => {
        found.figures.push({ group, name, value, unit });
        say(`${name}: ${Math.round(value)} ${unit}`);
    };
    const env = { ...more, BENCH_COUNT: String(count) };
    const config = { requestsPerSecond: "10000" };
    for (const emulator of emulators) emulator.configure({ rateLimit: "off", latencyMs: 0 });
    const dynamic = await newProject({ program: realProgram, emulator: emulators[0], config, env });
    const plugin = await newProject({ program: pluginProgram, emulator: emulators[1], config, env });
    usePlugin(plugin.folder, "../../node_modules/.bin");
    const noop = await newProject({ program: pluginProgram, env });
    noop.setEnv({ BENCH_SDK: `${noop.folder}/index.js` });
    installNoopPlugin(noop.folder);
    try {
        for (const scenario of SCENARIOS as readonly Scenario[]) {
            const { name, args, repeat } = scenario;
            if (only && !only.includes(name as ScenarioName)) continue;
            let [first, second, third]: (Measured | undefined)[] = [];
            for (const each of [dynamic, plugin, noop]) {
                each.setEnv({ BENCH_CHANGED_VERSIONS: "0", BENCH_CHANGED_AUDIENCES: "0", ...scenario.env });
            }
            for (let run = 0; run < (repeat && 5 * count < SHORT ? RUNS : 1); run++) {
                first = best(first, await measure(dynamic, args, emulators[0]));
                second = best(second, await measure(plugin, args, emulators[1]));
                third = best(third, await measure(noop, args));
            }
            const [ours, theirs, floor] = [first, second, third] as [Measured, Measured, Measured];
            add(`${name}, dynamic`, ours.seconds * 1000, "ms");
            add(`${name}, plugin`, theirs.seconds * 1000, "ms");
            add(`${name}, a plugin that does nothing`, floor.seconds * 1000, "ms");
            add(`${name}, plugin beside dynamic`, (100 * theirs.seconds) / ours.seconds, "%");
            add(`${name}, requests, dynamic`, ours.reads + ours.writes, "");
            add(`${name}, requests, plugin`, theirs.reads + theirs.writes, "");
            if (name === "first up") {
                const size = async (project: EngineProject) => (await project.stackExport()).length / 1024;
                add("state, dynamic", await size(dynamic), "KiB");
                add("state, plugin", await size(plugin), "KiB");
            }
        }
    } catch (error) {
        found.failed.push({ scenario: group, message: (error as Error).message });
    } finally {
        for (const each of [dynamic, plugin, noop]) each.dispose();
        for (const emulator of emulators) await emulator.close();
    }
    return found;
}
