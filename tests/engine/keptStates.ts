import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Snapshot } from "../../provider/emulator";
import type { TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";

export const statesFolder = resolve(__dirname, "../fixtures/states");

/** Stands in a kept state where the emulator's address stood. */
export const NOWHERE = "http://emulator.test";

/** In a label's folder: the state of the same version that the provider plugin has written. */
export const PLUGIN = "plugin";

/** The programs of a kept state: what led to it, its own, and one that changes all of it. */
const STEPS = ["before", "kept", "changed"] as const;
export type Step = (typeof STEPS)[number];

/** The labels of the kept states, the oldest first: a version, or a version and a commit. */
export function keptLabels(): string[] {
    const numbers = new Intl.Collator("en", { numeric: true });
    return readdirSync(statesFolder)
        .filter((name) => /^\d/.test(name))
        .sort(numbers.compare);
}

/** The folders of the kept states: of each label by dynamic resources, and by the plugin if it was recorded. */
export function keptStates(): string[] {
    return keptLabels()
        .flatMap((label) => [label, join(label, PLUGIN)])
        .filter((state) => existsSync(join(statesFolder, state, "state.json")));
}

export function isOfPlugin(state: string): boolean {
    return state.endsWith(PLUGIN);
}

export function programFile(state: string): string {
    return join(statesFolder, state, isOfPlugin(state) ? "program.yaml" : "program.ts");
}

export function keptServer(state: string): Snapshot {
    return JSON.parse(readFileSync(join(statesFolder, state, "server.json"), "utf8"));
}

export function keptState(state: string, { url }: TestEmulator): string {
    return readFileSync(join(statesFolder, state, "state.json"), "utf8").replaceAll(NOWHERE, url);
}

/** A stack for the program of a kept state, and nothing in it yet. */
export async function keptProject(state: string, emulator: TestEmulator): Promise<EngineProject> {
    const config = { organizationUid: emulator.organizationUid };
    if (isOfPlugin(state)) {
        return newProject({ emulator, config, yaml: "" });
    }
    const project = await newProject({ emulator, config });
    writeFileSync(join(project.folder, "index.ts"), readFileSync(programFile(state), "utf8"));
    return project;
}

/** A TypeScript program reads its step. In YAML, `<<before|kept|changed>>` stands for the text of a step. */
export function goTo(project: EngineProject, state: string, step: Step): void {
    if (isOfPlugin(state)) {
        const program = readFileSync(programFile(state), "utf8");
        project.setYaml(
            program.replace(/<<(.*?)>>/g, (_, texts: string) => texts.split("|")[STEPS.indexOf(step)] ?? ""),
        );
    } else {
        project.setEnv({ STEP: step });
    }
}
