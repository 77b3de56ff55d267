import { expectInGuide } from "../support/guide";
import { experience, VersionProject, version } from "./versionProject";

/** One run of `pulumi`, and what has happened before it. */
export interface Chapter {
    /** What happens, as the guide tells it. */
    tells: string;
    /** What a colleague does before. */
    byHand?: (world: VersionProject) => Promise<unknown>;
    /** Instead of an `up`. */
    command?: "refresh";
    /** What is declared from now on; as before where it is absent. */
    program?: readonly string[] | ((world: VersionProject) => Promise<readonly string[]>);
    /** Whether the run ends with an error. */
    refused?: true;
    /** Every version of the project afterwards, the oldest first. */
    server: readonly string[];
    writes: number;
}

/** The experience `hero` with a live version, and a draft beside it where one is staged. */
export const liveHero = (variants: Parameters<typeof version>[2], staged?: readonly string[]): string[] => [
    experience("hero"),
    version("live", "ACTIVE", variants, { staged }),
];

/** Each story of a file has a project of its own. */
export function useStories(): (name: string, chapters: readonly Chapter[]) => Promise<void> {
    let world: VersionProject;
    beforeEach(async () => {
        world = await VersionProject.start();
    });
    afterEach(() => world?.end());
    return (name, chapters) => playStory(world, name, chapters);
}

/** Plays a story with the real engine, and compares what a user reads in it with what the guide has of it. */
async function playStory(world: VersionProject, name: string, chapters: readonly Chapter[]) {
    const told: string[] = [];
    for (const chapter of chapters) told.push(await play(world, chapter));
    expectInGuide("stories.md", name, told.join("\n\n"));
}

async function play(world: VersionProject, chapter: Chapter): Promise<string> {
    const { tells, byHand, command, program, refused = false, server, writes } = chapter;
    await byHand?.(world);
    if (program !== undefined)
        world.declare(...(typeof program === "function" ? await program(world) : program));
    const mark = world.emulator.mark();
    const run = await (command === "refresh" ? world.project.refresh() : world.project.upWithPreview());
    const was = { refused: run.exitCode !== 0, writes: world.emulator.since(mark).writes };
    const now = await world.allVersions();
    expect({ tells, ...was, server: now, errors: refused ? "" : run.errors }).toEqual({
        tells,
        refused,
        writes,
        server,
        errors: "",
    });
    const read = whatIsRead(run.output);
    const shown = read.length === 0 ? "*Nothing changes.*" : ["```text", ...read, "```"].join("\n");
    const versions = now.length === 0 ? "There is no version" : now.map((each) => `\`${each}\``).join(", ");
    return `**${tells}**\n\n${shown}\n\n${versions}; ${counted(writes)}.`;
}

const counted = (writes: number): string => (writes === 1 ? "1 write" : `${writes || "no"} writes`);

/** The lines of a preview and of the update after it that are about our resources, and what we say of them. */
export function whatIsRead(output: string): string[] {
    const [preview = "", update = ""] = output.split(/^Updating \(dev\):$/m);
    const before = section(preview);
    const after = section(update).filter((line) => !before.includes(line) && !isProgress(line));
    return [...before, ...(after.length > 0 ? ["Updating:", ...after] : [])];
}

const RESOURCE = /^ *([+~-]+) +pulumi-nodejs:dynamic\/contentstack-personalize:(\w+) (\S+) +(.*)$/;

const isProgress = (line: string): boolean => /^[+~-]/.test(line);

function section(text: string): string[] {
    const lines = text.split("\n");
    const resources = lines.flatMap((line) => {
        const [, sign, kind, name, what = ""] = RESOURCE.exec(line) ?? [];
        return name === undefined || /ing \(\d/.test(what) ? [] : [`${sign} ${kind} ${name} ${done(what)}`];
    });
    return [...new Set([...resources.sort(), ...diagnostics(lines)])];
}

/** Without the time that it took. */
const done = (what: string): string => what.replace(/ \([\d.]+s\)/, "").trim();

function diagnostics(lines: readonly string[]): string[] {
    const from = lines.indexOf("Diagnostics:");
    if (from < 0) return [];
    const to = lines.findIndex((line, at) => at > from && /^\S/.test(line));
    return lines
        .slice(from + 1, to < 0 ? undefined : to)
        .filter((line) => /^ {4}\S/.test(line))
        .map((line) => line.trim().replace(/[0-9a-f]{24}/g, "<uid>"))
        .filter((line) => !/^error: (preview|update) failed$/.test(line));
}
