import { planProgram } from "../../provider/cli/import/plan";
import { type Files, printProgram } from "../../provider/cli/import/program";
import type { ProgramPlan } from "../../provider/cli/import/programPlan";
import { REASONS } from "../../provider/cli/import/remarks";
import { PersonalizeClient } from "../../provider/core/api/client";
import { resolveSettings } from "../../provider/core/api/settings";
import { type ProjectContent, SECTIONS } from "../../provider/core/project/content";
import { readProject } from "../../provider/core/project/read";
import type { TestEmulator } from "./emulator";

export interface Imported {
    content: ProjectContent;
    plan: ProgramPlan;
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

/** What no program can say of a text: all else that is live is declared, our checks' opinion of it aside. */
const UNSAYABLE = /half of a Unicode character|marker that Pulumi uses/;

/** What of the project is neither declared nor named as left out, or is left out without need. */
export function unexplained({ content, plan }: Imported): string[] {
    const { attributes, events, audiences, experiences } = content;
    const versions = [...content.versions.values()].flat();
    const leftOut = plan.remarks.filter(({ sort }) => sort === "left out");
    const needless = leftOut.filter(
        ({ reason, detail = "" }) => reason === REASONS.undeclarable && !UNSAYABLE.test(detail),
    );
    const named = leftOut
        .filter(({ reason }) => reason !== REASONS.lytics)
        .flatMap(({ subject }) => numbered(subject));
    const resources = plan.declarations.filter(({ kind }) => kind !== "ExperiencesPriority");
    const staged = resources.filter(({ inputs }) => "staged" in inputs);
    const objects = [...attributes, ...events, ...audiences, ...experiences, ...versions].length;
    const missing = objects - resources.length - staged.length - named.length;
    return [
        ...needless.map(({ subject, detail }) => `${subject}: ${detail}`),
        ...(missing === 0 ? [] : [`${missing} objects`]),
    ];
}

/** One remark may stand for several versions: `versions 1, 2 of …`. */
function numbered(subject: string): string[] {
    return /^versions ([\d, ]+) of /.exec(subject)?.[1]?.split(", ") ?? [subject];
}
