import { PersonalizeClient } from "../../provider/api/client";
import { resolveSettings } from "../../provider/api/settings";
import { type ProjectContent, SECTIONS } from "../../provider/import/content";
import type { Plan } from "../../provider/import/draft";
import { planProgram } from "../../provider/import/plan";
import { type Files, printProgram } from "../../provider/import/program";
import { readProject } from "../../provider/import/read";
import type { TestEmulator } from "./emulator";

export interface Imported {
    content: ProjectContent;
    plan: Plan;
    files: Files;
}

/** What `personalize import` does, but for the folder. */
export async function importFrom(emulator: TestEmulator, options = { copy: false }): Promise<Imported> {
    const environment = { CONTENTSTACK_AUTHTOKEN: emulator.authtoken };
    const settings = resolveSettings((key) => emulator.config[key], environment);
    const sections = new Set(SECTIONS);
    const content = await readProject(new PersonalizeClient(settings), emulator.projectUid, sections);
    const plan = planProgram(content, sections, options);
    return { content, plan, files: await printProgram(plan) };
}
