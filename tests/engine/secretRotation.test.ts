import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";

const [OLD, NEW] = ["canary-old-51d07c94", "canary-new-8e2ba6f3"];
const program = `new personalize.Attribute("tier", { key: "tier", name: "Tier" });\n`;

describe("a token that has been rotated", () => {
    let emulator: TestEmulator;
    let project: EngineProject;

    beforeAll(async () => {
        emulator = await startTestEmulator({ authtoken: OLD });
        project = await newProject({ program, emulator, env: { CONTENTSTACK_AUTHTOKEN: "" } });
        await project.setSecret("authtoken", OLD);
        const up = await project.up();
        if (up.exitCode !== 0) throw new Error(up.output);
        await emulator.restore({ ...emulator.state(), authtoken: NEW });
        await project.setSecret("authtoken", NEW);
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test.each(["refresh", "destroy"] as const)(
        "stays the old one for %s, which says what helps",
        async (command) => {
            const { exitCode, errors, output } = await project[command]();
            expect(exitCode).not.toBe(0);
            expect(errors).toContain("401");
            expect(errors).toContain("copies the token from the configuration into the state");
            expect(errors).toContain("Set the variable CONTENTSTACK_AUTHTOKEN, which takes precedence");
            expect(errors).not.toMatch(/\n\s+at /);
            expect(output).not.toContain(OLD);
            expect(output).not.toContain(NEW);
        },
    );

    test("helps from the environment at once, without an up", async () => {
        project.setEnv({ CONTENTSTACK_AUTHTOKEN: NEW });
        const refresh = await project.refresh();
        expect(refresh.errors).toBe("");
        const destroy = await project.destroy();
        expect(destroy.errors).toBe("");
        expect(destroy.changes).toEqual(["delete tier"]);
        expect(`${refresh.output}${destroy.output}`).not.toContain(NEW);
    });
});
