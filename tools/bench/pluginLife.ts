import { startTestEmulator } from "../../tests/support/emulator";
import { type EngineProject, newProject } from "../../tests/support/engine";
import { type LifeOptions, SCENARIOS, type Scenario, type ScenarioName } from "./life";
import { best, type Measured, measure } from "./measure";
import { installNoopPlugin, pluginProgram, usePlugin } from "./pluginPrograms";
import { realProgram } from "./programs";
import { type Findings, nothing, type WayRow } from "./results";
import { way } from "./table";

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
    const resources = 5 * count + 1;
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
            for (let run = 0; run < (repeat && resources < SHORT ? RUNS : 1); run++) {
                first = best(first, await measure(dynamic, args, emulators[0]));
                second = best(second, await measure(plugin, args, emulators[1]));
                third = best(third, await measure(noop, args));
            }
            const sizeOf = async (project: EngineProject) => (await project.stackExport()).length;
            const row: WayRow = {
                scenario: name,
                resources,
                dynamic: first as Measured,
                plugin: second as Measured,
                noop: third as Measured,
                ...(name === "first up" && {
                    states: { dynamic: await sizeOf(dynamic), plugin: await sizeOf(plugin) },
                }),
            };
            found.ways.push(row);
            say(`${name}: ${way(row).slice(2).join(", ")}`);
        }
    } catch (error) {
        found.failed.push({
            scenario: `two ways in, ${resources} resources`,
            message: (error as Error).message,
        });
    } finally {
        for (const each of [dynamic, plugin, noop]) each.dispose();
        for (const emulator of emulators) await emulator.close();
    }
    return found;
}
