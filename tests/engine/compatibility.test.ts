import { lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { newProject } from "../support/engine";
import { sdkVersion } from "../support/installed";
import { long } from "../support/long";
import { countObjects, readProject } from "../support/naturalForm";
import { describeWithYaml } from "../support/yamlHost";
import { installIn, type Way } from "./otherInstallation";
import { NAMES } from "./programForms";

const usual = sdkVersion();

/** Two that cost little; all other tests have the tarball in a TypeScript program. */
const few: Way[] = [
    { from: "npm", form: "JavaScript, ESM", sdk: usual },
    { from: "tarball", form: "JavaScript, CommonJS", sdk: usual },
];

/** Each SDK on each Node that it takes, every package manager and every form more than once; not all with all. */
const many: Way[] = [
    { from: "tarball", form: "TypeScript, CommonJS", sdk: "3.216.0" },
    { from: "pnpm", form: "TypeScript, CommonJS", sdk: usual },
    { from: "yarn", form: "JavaScript, CommonJS", sdk: usual },
    { from: "npm", form: "TypeScript, ESM", sdk: usual, node: "node@22" },
    { from: "yarn", form: "TypeScript, ESM", sdk: "latest", node: "node@22" },
    { from: "tarball", form: "TypeScript, CommonJS", sdk: "latest", node: "node@22" },
    { from: "pnpm", form: "JavaScript, ESM", sdk: "3.216.0", node: "node@22" },
    { from: "npm", form: "TypeScript, CommonJS", sdk: "3.248.0", node: "node@22" },
    { from: "npm", form: "JavaScript, ESM", sdk: "latest", node: "node@24" },
    { from: "pnpm", form: "TypeScript, ESM", sdk: "latest", node: "node@24" },
    { from: "tarball", form: "JavaScript, CommonJS", sdk: "3.248.0", node: "node@24" },
    { from: "yarn", form: "TypeScript, CommonJS", sdk: "3.216.0", node: "node@24" },
];

/** The plugin's process loads the SDK that is installed beside it. */
const plugin: Way[] = [{ from: "tarball", form: "YAML", sdk: "3.216.0" }];
const manyPlugins: Way[] = [
    { from: "pnpm", form: "YAML", sdk: usual },
    { from: "tarball", form: "YAML", sdk: "latest", node: "node@22" },
    { from: "tarball", form: "YAML", sdk: "3.216.0", node: "node@22" },
    { from: "tarball", form: "YAML", sdk: "latest", node: "node@24" },
    { from: "tarball", form: "YAML", sdk: "3.216.0", node: "node@24" },
];

let emulator: TestEmulator;

beforeAll(async () => {
    emulator = await startTestEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator?.close());

async function expectLife(way: Way): Promise<void> {
    const installed = await installIn(way);
    try {
        const link = join(installed.folder, "node_modules/pulumi-contentstack-personalize");
        const hoisted = join(installed.root, "node_modules/pulumi-contentstack-personalize");
        const linked = [link, hoisted].some((path) =>
            lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink(),
        );
        expect(linked).toBe(way.from !== "tarball");
        const project = await newProject({ installed, emulator });
        const created = NAMES.map((name) => `create ${name}`);
        const preview = await project.preview();
        expect(preview.errors).toBe("");
        expect([...preview.changes].sort()).toEqual(created);
        const up = await project.up();
        expect(up.errors).toBe("");
        expect([...up.changes].sort()).toEqual(created);
        const mark = emulator.mark();
        const again = await project.upWithPreview();
        expect(again.errors).toBe("");
        expect(again.changes).toEqual([]);
        expect(emulator.since(mark).lines).toEqual([]);
        expect((await project.destroy()).errors).toBe("");
        expect(countObjects(await readProject(emulator.api))).toBe(0);
    } finally {
        rmSync(installed.root, { recursive: true, force: true });
    }
}

const named = (ways: readonly Way[]) =>
    ways.map((way) => [way.form, way.from, way.sdk, way.node ?? "the Node of the tests", way] as const);
const TITLE = "%s, installed from %s, SDK %s, on %s";

describe("one of every kind lives from preview to destroy", () => {
    test.each(named(long ? [...few, ...many] : few))(TITLE, async (_form, _from, _sdk, _node, way) =>
        expectLife(way),
    );
});

describeWithYaml("one of every kind lives through the provider plugin", () => {
    test.each(named(long ? [...plugin, ...manyPlugins] : plugin))(
        TITLE,
        async (_form, _from, _sdk, _node, way) => expectLife(way),
    );
});
