import { PersonalizeClient } from "../../provider/api/client";
import { resolveSettings } from "../../provider/api/settings";
import { type ProjectContent, SECTIONS } from "../../provider/import/content";
import type { Plan } from "../../provider/import/draft";
import { planProgram } from "../../provider/import/plan";
import { type Files, printProgram } from "../../provider/import/program";
import { readProject } from "../../provider/import/read";
import { REASONS } from "../../provider/import/remarks";
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

/**
 * What of the project is neither declared nor named as left out, or is left out without need: our own printing
 * must be able to say everything that our checks accept.
 */
export function unexplained({ content, plan }: Imported): string[] {
    const { attributes, events, audiences, experiences } = content;
    const versions = [...content.versions.values()].flat();
    const leftOut = plan.remarks.filter(({ sort }) => sort === "left out");
    const inexact = leftOut.filter(({ detail }) => detail?.startsWith("no declaration means just the same"));
    const named = leftOut
        .filter(({ reason }) => reason !== REASONS.lytics)
        .flatMap(({ subject }) => numbered(subject));
    const resources = plan.declarations.filter(({ kind }) => kind !== "ExperiencesPriority");
    const objects = [...attributes, ...events, ...audiences, ...experiences, ...versions].length;
    const missing = objects - resources.length - named.length;
    return [
        ...inexact.map(({ subject, detail }) => `${subject}: ${detail}`),
        ...(missing === 0 ? [] : [`${missing} objects`]),
    ];
}

/** One remark may stand for several versions: `versions 1, 2 of …`. */
function numbered(subject: string): string[] {
    return /^versions ([\d, ]+) of /.exec(subject)?.[1]?.split(", ") ?? [subject];
}
