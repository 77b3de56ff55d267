import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
    goTo,
    keptProject,
    keptVersions,
    NOWHERE,
    type Step,
    statesFolder,
} from "../../tests/engine/keptStates";
import { startTestEmulator, type TestEmulator } from "../../tests/support/emulator";
import type { EngineProject } from "../../tests/support/engine";

/** The fields that contain the source position of a resource, which depends on the machine. */
const OF_THIS_MACHINE = ["sourcePosition", "stackTrace"];

/** `npx tsx tools/states/record.ts`: records the states of this version, for the tests of later versions. */
async function main(): Promise<void> {
    const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../package.json"), "utf8"));
    const folder = join(statesFolder, version);
    const last = keptVersions().at(-1);
    mkdirSync(folder, { recursive: true });
    const program = join(folder, "program.ts");
    if (!existsSync(program)) copyFileSync(join(statesFolder, last ?? "", "program.ts"), program);
    const emulator = await startTestEmulator();
    const project = await keptProject(version, emulator);
    try {
        await addProject(emulator, "Second");
        for (const step of ["before", "kept"] as const) await up(project, step);
        emulator.settle();
        const exported = (await project.stackExport()).replaceAll(emulator.url, NOWHERE);
        const state = JSON.parse(exported, (key, value) =>
            OF_THIS_MACHINE.includes(key) ? undefined : value,
        );
        writeFileSync(join(folder, "state.json"), `${JSON.stringify(state, null, 1)}\n`);
        writeFileSync(join(folder, "server.json"), `${JSON.stringify(emulator.state(), null, 1)}\n`);
        process.stdout.write(`${state.deployment.resources.length} resources kept in ${folder}\n`);
    } finally {
        project.dispose();
        await emulator.close();
    }
}

async function up(project: EngineProject, step: Step): Promise<void> {
    goTo(project, step);
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

main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
