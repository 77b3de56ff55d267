import { planProgram } from "../../provider/cli/import/plan";
import { printYamlProgram } from "../../provider/cli/import/yamlProgram";
import { PersonalizeClient } from "../../provider/core/api/client";
import { resolveSettings } from "../../provider/core/api/settings";
import { SECTIONS } from "../../provider/core/project/content";
import { readProject } from "../../provider/core/project/read";
import type { TestEmulator } from "./emulator";

/** The resources of a YAML program that makes a project as this one is, as `personalize import --copy` writes them. */
export async function yamlCopyOf(emulator: TestEmulator): Promise<string> {
    const environment = { CONTENTSTACK_AUTHTOKEN: emulator.authtoken };
    const settings = resolveSettings((key) => emulator.config[key], environment);
    const sections = new Set(SECTIONS);
    const content = await readProject(new PersonalizeClient(settings), emulator.projectUid, sections);
    const text = printYamlProgram(planProgram(content, sections, { copy: true }), "test").get("Pulumi.yaml");
    return text?.slice(text.indexOf("resources:")) ?? "";
}
