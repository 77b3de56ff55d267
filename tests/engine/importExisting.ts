import type { TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { worldProgram } from "./world";

export interface Importing {
    project: EngineProject;
    /** The id of each object, by its logical name. */
    ids: Record<string, string>;
    /** The world, with `import` on everything; `options` are added to each. */
    program(changes?: Record<string, Record<string, string>>, options?: string): string;
}

/** Makes everything by one stack, and a project of another stack, which knows nothing of it and imports it. */
export async function importExisting(emulator: TestEmulator): Promise<Importing> {
    const maker = await newProject({ program: worldProgram(), emulator });
    const made = await maker.up();
    if (made.exitCode !== 0) throw new Error(made.output);
    const { deployment } = JSON.parse(await maker.stackExport());
    const ids: Record<string, string> = Object.fromEntries(
        deployment.resources.map((each: { urn: string; id: string }) => [
            each.urn.split("::").at(-1),
            each.id,
        ]),
    );
    maker.dispose();
    const program: Importing["program"] = (changes = {}, options = "") =>
        worldProgram(changes).replace(
            /\("(\w+)", (\{.*\})\);/g,
            (_, name, args) => `("${name}", ${args}, { import: "${ids[name]}"${options} });`,
        );
    return { project: await newProject({ program: program(), emulator }), ids, program };
}
