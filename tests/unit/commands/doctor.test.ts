import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { MOST_REQUESTS } from "../../../provider/cli/doctor/probe";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { environmentOf, personalize } from "./run";

/** Stands for the engine, which is not what is tested here. */
const folder = mkdtempSync(join(tmpdir(), "doctor-"));
const pulumi = join(folder, "pulumi");
writeFileSync(pulumi, '#!/bin/sh\nif [ "$1" = config ]; then echo "$STACK_CONFIG"; else echo v3.259.0; fi\n');
chmodSync(pulumi, 0o755);
const PATH = [folder, dirname(process.execPath)].join(delimiter);

let emulator: TestEmulator;
beforeAll(async () => {
    emulator = await startTestEmulator();
});
afterAll(async () => {
    await emulator.close();
    rmSync(folder, { recursive: true });
});

interface Row {
    name: string;
    status: string;
    found: string;
    advice?: string;
}

async function doctor(env: NodeJS.ProcessEnv, ...args: string[]) {
    const mark = emulator.mark();
    const { code, stdout, stderr } = await personalize(["doctor", "--json", ...args], {
        ...environmentOf(emulator),
        PATH,
        no_proxy: "localhost,127.0.0.1",
        ...env,
    });
    expect(stderr).toBe("");
    const { checks } = JSON.parse(stdout) as { checks: Row[] };
    const sent = emulator.since(mark);
    expect(sent.writes).toBe(0);
    expect(sent.reads).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(stdout).not.toMatch(/canary|blt0e4a1a70b0a5e70c/);
    return { code, checks, of: (name: string) => checks.find((check) => check.name === name) };
}

test("a set-up that works has no failure, and names the source of each setting", async () => {
    await emulator.api.post("/events", { key: "signup" });
    const { code, checks, of } = await doctor({});
    expect(checks.filter(({ status }) => status === "failed")).toEqual([]);
    expect(code).toBe(0);
    expect(of("projectUid")?.found).toBe(
        `${emulator.projectUid} (environment, CONTENTSTACK_PERSONALIZE_PROJECT_UID)`,
    );
    expect(of("token")?.found).toBe("authtoken, from the environment");
    expect(of("pulumi")?.found).toBe("v3.259.0");
    expect(of("events")).toEqual({ name: "events", status: "ok", found: "1 of 100 by default" });
    expect(of("attributes")?.found).toBe("0 of 100 by default");
});

test("the configuration of the stack comes first, and its secrets are not decrypted", async () => {
    const values = {
        "contentstack-personalize:projectUid": { value: emulator.projectUid, secret: false },
        "contentstack-personalize:authtoken": { secret: true },
        "other:authtoken": { value: "canary", secret: false },
    };
    const { of, checks } = await doctor({
        CONTENTSTACK_AUTHTOKEN: "",
        CONTENTSTACK_PERSONALIZE_PROJECT_UID: "a".repeat(24),
        STACK_CONFIG: JSON.stringify(values),
    });
    expect(of("projectUid")?.found).toContain("(stack configuration, contentstack-personalize:projectUid)");
    expect(checks.at(-1)).toMatchObject({ name: "token", status: "skipped" });
});

const jwt = (claims: object) =>
    ["e30", Buffer.from(JSON.stringify(claims)).toString("base64url"), "canary"].join(".");

test.each<[string, NodeJS.ProcessEnv, string, string, string]>([
    ["no token", { CONTENTSTACK_AUTHTOKEN: "" }, "settings", "failed", "Set CONTENTSTACK_AUTHTOKEN"],
    [
        "an unknown region",
        { CONTENTSTACK_PERSONALIZE_BASE_URL: "", CONTENTSTACK_REGION: "AZUR-NA" },
        "settings",
        "failed",
        "Did you mean AZURE-NA?",
    ],
    [
        "a malformed project",
        { CONTENTSTACK_PERSONALIZE_PROJECT_UID: "my-project" },
        "settings",
        "failed",
        "24 hexadecimal digits",
    ],
    [
        "two names for the project",
        { CONTENTSTACK_PERSONALIZE_PROJECT_ID: "a".repeat(24) },
        "settings",
        "failed",
        "Remove one of them",
    ],
    [
        "a wrong token",
        { CONTENTSTACK_AUTHTOKEN: "canary-token" },
        "token accepted",
        "failed",
        "the 21st ends the oldest",
    ],
    [
        "a token command that fails",
        { CONTENTSTACK_AUTHTOKEN: "", CONTENTSTACK_OAUTH_TOKEN_COMMAND: "node --eval process.exit(4)" },
        "token",
        "failed",
        "ended with exit code 4",
    ],
    [
        "a server that is not there",
        { CONTENTSTACK_PERSONALIZE_BASE_URL: "http://127.0.0.1:9" },
        "address",
        "failed",
        "Start the emulator",
    ],
    [
        "another project, without the organization",
        { CONTENTSTACK_PERSONALIZE_PROJECT_UID: "0e4a1a70b0a5e00000000002" },
        "project",
        "failed",
        "CONTENTSTACK_ORGANIZATION_UID",
    ],
    [
        "a mistyped project, with the organization",
        {
            CONTENTSTACK_PERSONALIZE_PROJECT_UID: "0e4a1a70b0a5e00000000002",
            CONTENTSTACK_ORGANIZATION_UID: "blt0e4a1a70b0a5e000",
        },
        "project",
        "failed",
        "Did you mean 0e4a1a70b0a5e00000000001",
    ],
    ["no engine", { PATH: dirname(process.execPath) }, "pulumi", "failed", "Install Pulumi"],
    [
        "a proxy for this machine",
        { https_proxy: "http://proxy.example:8080", no_proxy: "" },
        "proxy",
        "warning",
        "no_proxy=127.0.0.1,localhost",
    ],
    [
        "an OAuth token that can only read",
        { CONTENTSTACK_AUTHTOKEN: "", CONTENTSTACK_OAUTH_TOKEN: jwt({ scope: "personalize:read", exp: 1 }) },
        "scopes",
        "warning",
        "Add personalize:manage and personalize:read",
    ],
])("%s is named with what to do", async (_, env, name, status, says) => {
    const { code, of } = await doctor(env);
    const check = of(name);
    expect(check?.status).toBe(status);
    expect(`${check?.found} ${check?.advice}`).toContain(says);
    if (status === "failed") expect(code).toBe(1);
});

test("without --json it prints one line per check, and the number of failures", async () => {
    const { code, stdout } = await personalize(["doctor"], {
        ...environmentOf(emulator),
        PATH,
        CONTENTSTACK_AUTHTOKEN: "",
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^failed +settings +no token is set\. Set CONTENTSTACK_AUTHTOKEN/m);
    expect(stdout).toMatch(/1 failed\.\n$/);
});
