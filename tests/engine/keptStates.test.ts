import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "../../provider/core/model/model";
import type { WireVersion } from "../../provider/core/wire";
import { apiOf } from "../support/api";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import type { EngineProject, EngineResult } from "../support/engine";
import { countObjects, readProject } from "../support/naturalForm";
import { describeWithYaml } from "../support/yamlHost";
import { goTo, isOfPlugin, keptProject, keptServer, keptState, keptStates } from "./keptStates";

interface Kept {
    name: string;
    id: string;
    external?: boolean;
}

for (const state of keptStates()) {
    const describeState = isOfPlugin(state) ? describeWithYaml : describe;
    describeState(`a state that version ${state} has written`, () => testReplay(state));
}

function testReplay(state: string): void {
    let emulator: TestEmulator;
    let project: EngineProject;
    let kept: Kept[];

    beforeAll(async () => {
        emulator = await startTestEmulator();
        await emulator.restore(keptServer(state));
        project = await keptProject(state, emulator);
        const text = keptState(state, emulator);
        writeFileSync(join(project.folder, "state.json"), text);
        await project.succeed(["stack", "import", "--file", "state.json"]);
        kept = resourcesOf(text);
        goTo(project, state, "kept");
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("holds every kind and every status", () => {
        const text = keptState(state, emulator);
        const token = isOfPlugin(state)
            ? "contentstack-personalize:index"
            : "dynamic/contentstack-personalize";
        for (const kind of kinds) expect(text).toContain(`${token}:${kind}"`);
        for (const status of ["DRAFT", "ACTIVE", "PAUSED"]) expect(text).toContain(`"status": "${status}"`);
        for (const special of ['"external": true', '"protect": true', '"ciphertext"', '"staged": {'])
            expect(text).toContain(special);
        if (!isOfPlugin(state)) expect(text).toContain('"__import"');
    });

    test("changes nothing and writes nothing, with the program that led to it", async () => {
        const mark = emulator.mark();
        for (const run of [await project.preview(), await project.up()]) {
            expect(run.errors).toBe("");
            expect(madeBy(run)).toEqual([]);
        }
        expect(emulator.since(mark).writes).toBe(0);
    });

    test("has not drifted", async () => {
        const refresh = await project.refresh();
        expect(refresh.errors).toBe("");
        const read = refresh.refreshed.map(({ name }) => name);
        expect(read).toEqual(expect.arrayContaining(kept.map(({ name }) => name)));
        expect(refresh.drift).toEqual([]);
    });

    test("takes an update of every resource, and keeps every id", async () => {
        const variants = await identities();
        goTo(project, state, "changed");
        const up = await project.up();
        expect(up.errors).toBe("");
        const after = resourcesOf(await project.stackExport());
        // What is looked up is nobody's to change.
        const managed = kept.filter(({ external }) => !external);
        expect(madeBy(up).sort()).toEqual(managed.map(({ name }) => `update ${name}`).sort());
        expect(after).toEqual(kept);
        expect(await identities()).toEqual(variants);
        // What it has recorded in plain text and is secret is encrypted from then on.
        expect(await project.stackExport()).not.toContain("a secret");
        const again = await project.upWithPreview("--refresh");
        expect(again.errors).toBe("");
        expect(madeBy(again)).toEqual([]);
    });

    test("is destroyed to the last object", async () => {
        const destroy = await project.destroy();
        expect(destroy.errors).toBe("");
        for (const { wire } of emulator.state().projects) {
            const api = apiOf({ ...emulator, projectUid: wire.uid });
            expect(countObjects(await readProject(api))).toBe(0);
        }
    });

    /** What content in the CMS hangs on: the identity of each variant, by experience and name. */
    async function identities(): Promise<string[]> {
        const all = Object.entries((await readProject(emulator.api)).versions).flatMap(
            ([experience, versions]) =>
                (versions as unknown as WireVersion[])
                    .filter(({ status }) => status !== "ARCHIVED")
                    .flatMap(({ variants }) =>
                        (variants ?? []).map(({ name, shortUid }) => `${experience} ${name} ${shortUid}`),
                    ),
        );
        return [...new Set(all)].sort();
    }
}

/** What was changed; a look-up by `get` is made in every run. */
function madeBy({ changes }: EngineResult): string[] {
    return changes.filter((change) => !change.startsWith("read "));
}

/** The resources of this package in a state, without the order in which they were made. */
function resourcesOf(state: string): Kept[] {
    const resources: { urn: string; id: string; type: string; external?: boolean }[] =
        JSON.parse(state).deployment.resources;
    return resources
        .filter(({ type }) => /^(pulumi-nodejs:dynamic\/)?contentstack-personalize:/.test(type))
        .map(({ urn, id, external }) => ({
            name: urn.split("::").at(-1)!,
            id,
            ...(external ? { external } : {}),
        }))
        .sort((one, other) => one.name.localeCompare(other.name));
}
