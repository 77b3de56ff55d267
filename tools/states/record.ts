import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
    goTo,
    keptLabels,
    keptProject,
    NOWHERE,
    PLUGIN,
    programFile,
    type Step,
    statesFolder,
} from "../../tests/engine/keptStates";
import { startTestEmulator, type TestEmulator } from "../../tests/support/emulator";
import type { EngineProject } from "../../tests/support/engine";

/** The fields that contain the source position of a resource, which depends on the machine. */
const OF_THIS_MACHINE = ["sourcePosition", "stackTrace"];

/**
 * `npx tsx tools/states/record.ts [label]`: records the states of this version, for the tests of later versions. With
 * a label, such as a commit, it records them beside those of the version.
 */
async function main([label]: string[]): Promise<void> {
    const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../package.json"), "utf8"));
    const name = label === undefined ? version : `${version}-${label}`;
    const last = keptLabels().findLast((each) => each !== name) ?? "";
    for (const [state, previous] of [
        [name, last],
        [join(name, PLUGIN), join(last, PLUGIN)],
    ]) {
        const file = join(statesFolder, state, "state.json");
        if (existsSync(file)) {
            throw new Error(`${file} exists. Remove it to record it again, or name a label.`);
        }
        const program = programFile(state);
        if (!existsSync(program)) {
            mkdirSync(dirname(program), { recursive: true });
            copyFileSync(programFile(previous), program);
        }
        await record(state);
    }
}

async function record(state: string): Promise<void> {
    const emulator = await startTestEmulator();
    const project = await keptProject(state, emulator);
    try {
        await addProject(emulator, "Second");
        for (const step of ["before", "kept"] as const) await up(project, state, step);
        emulator.settle();
        const exported = (await project.stackExport()).replaceAll(emulator.url, NOWHERE);
        const kept = JSON.parse(exported, (key, value) =>
            OF_THIS_MACHINE.includes(key) ? undefined : value,
        );
        write(join(statesFolder, state, "state.json"), kept);
        write(join(statesFolder, state, "server.json"), emulator.state());
        process.stdout.write(`${kept.deployment.resources.length} resources kept in ${state}\n`);
    } finally {
        project.dispose();
        await emulator.close();
    }
}

function write(file: string, content: unknown): void {
    writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
}

async function up(project: EngineProject, state: string, step: Step): Promise<void> {
    goTo(project, state, step);
    const { exitCode, output } = await project.up();
    if (exitCode !== 0) throw new Error(output);
}

async function addProject({ url, authtoken, organizationUid }: TestEmulator, name: string): Promise<void> {
    const response = await fetch(`${url}/projects`, {
        method: "POST",
        headers: { authtoken, organization_uid: organizationUid, "content-type": "application/json" },
        body: JSON.stringify({ name, description: "" }),
    });
    if (!response.ok) throw new Error(await response.text());
}

main(process.argv.slice(2)).catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
