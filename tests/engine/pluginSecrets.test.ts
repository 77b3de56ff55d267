import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refreshRefused, TOKEN, tells, WRONG } from "../support/canary";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, newProject } from "../support/engine";
import { describeWithYaml } from "../support/yamlHost";

const NOTE = "canary-note-of-an-event";

const YAML = `
resources:
  signup:
    type: contentstack-personalize:Event
    properties:
      key: signup
      description: { "fn::secret": ${NOTE} }
`;

describeWithYaml("the token of the provider plugin", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    let grpcLog: string;

    beforeAll(async () => {
        emulator = await startTestEmulator({ authtoken: TOKEN });
        project = await newProject({ yaml: YAML, emulator });
        grpcLog = join(project.folder, "grpc.json");
        project.setEnv({ PULUMI_DEBUG_GRPC: grpcLog });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    test("is in no log, no message of the protocol and no state; a secret argument is encrypted", async () => {
        const up = await project.up("-v=9", "--logtostderr");
        expect(up.exitCode).toBe(0);
        expect(tells(up.output, "eventSink")).toBe(true);
        expect(tells(up.output, TOKEN)).toBe(false);
        const messages = readFileSync(grpcLog, "utf8");
        expect(tells(messages, "/pulumirpc.ResourceProvider/Create")).toBe(true);
        expect(tells(messages, TOKEN)).toBe(false);
        const state = await project.stackExport();
        expect(tells(state, NOTE)).toBe(false);
        const shown = await project.stackExport("--show-secrets");
        expect(tells(shown, NOTE)).toBe(true);
        expect(tells(shown, TOKEN)).toBe(false);
    });

    test("is in no error when the server refuses it", async () => {
        await refreshRefused(project);
        expect(tells(readFileSync(grpcLog, "utf8"), WRONG)).toBe(false);
    });

    test("is missing: the preview says how to set it, and nothing is sent", async () => {
        project.setEnv({ CONTENTSTACK_AUTHTOKEN: "" });
        const mark = emulator.mark();
        const preview = await project.preview();
        project.setEnv({ CONTENTSTACK_AUTHTOKEN: TOKEN });
        expect(preview.exitCode).not.toBe(0);
        expect(preview.errors).toContain("CONTENTSTACK_AUTHTOKEN");
        expect(emulator.since(mark).lines).toEqual([]);
    });

    test("bad values of a YAML program fail the preview at their property, and nothing is sent", async () => {
        const mark = emulator.mark();
        const errorsOf = async (resource: string) => {
            project.setYaml(`\nresources:\n${resource}`);
            const preview = await project.preview();
            expect(preview.exitCode).not.toBe(0);
            return preview.output;
        };
        const rule =
            "  germany:\n    type: contentstack-personalize:Audience\n    properties: { definition: DE }\n";
        expect(await errorsOf(rule)).toMatch(
            /property definition .*must be an object like .*RuleCombination/s,
        );
        const version = (traffic: string) => `  version:
    type: contentstack-personalize:ExperienceVersion
    properties:
      experience: ${"e".repeat(24)}
      status: ACTIVE
      variants: [{ name: Control, trafficDistribution: ${traffic} }]
`;
        expect(await errorsOf(version('"50"'))).toMatch(
            /trafficDistribution: Cannot assign type 'string' to type 'number'/,
        );
        expect(emulator.since(mark).writes).toBe(0);
    });
});
