import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Snapshot } from "../../provider/emulator";
import type { TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";

export const statesFolder = resolve(__dirname, "../fixtures/states");

/** Stands in a kept state where the emulator's address stood. */
export const NOWHERE = "http://emulator.test";

/** The programs of a kept state: what led to it, its own, and one that changes all of it. */
export type Step = "before" | "kept" | "changed";

/** The releases whose states are kept, the oldest first. */
export function keptVersions(): string[] {
    const numbers = new Intl.Collator("en", { numeric: true });
    return readdirSync(statesFolder)
        .filter((name) => /^\d/.test(name))
        .sort(numbers.compare);
}

export function keptServer(version: string): Snapshot {
    return JSON.parse(readFileSync(join(statesFolder, version, "server.json"), "utf8"));
}

export function keptState(version: string, { url }: TestEmulator): string {
    return readFileSync(join(statesFolder, version, "state.json"), "utf8").replaceAll(NOWHERE, url);
}

/** A stack with the program of a kept state, and nothing in it yet. */
export async function keptProject(version: string, emulator: TestEmulator): Promise<EngineProject> {
    const project = await newProject({ emulator, config: { organizationUid: emulator.organizationUid } });
    const program = readFileSync(join(statesFolder, version, "program.ts"), "utf8");
    writeFileSync(join(project.folder, "index.ts"), program);
    return project;
}

export function goTo(project: EngineProject, step: Step): void {
    project.setEnv({ STEP: step });
}
