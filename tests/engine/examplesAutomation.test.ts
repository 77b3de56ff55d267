import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { startTestEmulator } from "../support/emulator";
import { ensureInstalled } from "../support/installed";

const example = resolve(__dirname, "../../examples/automation");

test("automation: one program for two projects, brought up twice and destroyed", async () => {
    const emulator = await startTestEmulator();
    const { url, authtoken, organizationUid, projectUid } = emulator;
    const response = await fetch(`${url}/projects`, {
        method: "POST",
        headers: { authtoken, organization_uid: organizationUid, "content-type": "application/json" },
        body: JSON.stringify({ name: "Zenith", description: "" }),
    });
    const { uid } = (await response.json()) as { uid: string };
    const brands = [
        { name: "acme", projectUid, countries: ["DE", "AT"] },
        { name: "zenith", projectUid: uid, countries: ["US"] },
    ];
    const installed = await ensureInstalled();
    const folder = mkdtempSync(join(installed.folder, "projects", "a-"));
    cpSync(example, folder, { recursive: true });
    mkdirSync(join(folder, ".state"));
    const env = {
        ...installed.env,
        PULUMI_BACKEND_URL: `file://${folder}/.state`,
        CONTENTSTACK_AUTHTOKEN: authtoken,
        CONTENTSTACK_PERSONALIZE_BASE_URL: url,
        CONTENTSTACK_PERSONALIZE_REQUESTS_PER_SECOND: "1000",
        BRANDS: JSON.stringify(brands),
    };
    const run = async (action: string) =>
        (
            await promisify(execFile)(
                process.execPath,
                ["-r", require.resolve("tsx/cjs"), "index.ts", action],
                { cwd: folder, env },
            )
        ).stdout;

    const alias = "alias cs_personalize_0_0";
    expect(await run("up")).toBe(
        brands.map(({ name }) => `${name}: succeeded, {"create":4}, ${alias}\n`).join(""),
    );
    const mark = emulator.mark();
    expect(await run("up")).toBe(
        brands.map(({ name }) => `${name}: succeeded, {"same":4}, ${alias}\n`).join(""),
    );
    expect(emulator.since(mark).writes).toBe(0);
    expect(await run("destroy")).toBe("acme: succeeded\nzenith: succeeded\n");
    expect(await emulator.api.get("/experiences")).toEqual([]);
    rmSync(folder, { recursive: true });
    await emulator.close();
});
