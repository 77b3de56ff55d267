import { Command } from "commander";
import { type TargetFlags, withTarget } from "../shared/target";
import { colorsFor, columns } from "../shared/terminal";
import type { Check } from "./check";
import { machineChecks, proxyCheck } from "./machine";
import { MOST_REQUESTS } from "./probe";
import { serviceChecks } from "./service";
import { settingChecks } from "./settings";
import { stackConfiguration } from "./stackConfiguration";
import { tokenChecks } from "./token";

interface Flags extends TargetFlags {
    readonly stack?: string;
    readonly json?: boolean;
}

export function doctorCommand(): Command {
    const command = new Command("doctor")
        .description("check the settings, the token, the project and this machine, and say what to do")
        .option("--stack <name>", "the stack whose configuration is checked (default: the selected one)")
        .option("--json", "print JSON for scripts")
        .addHelpText(
            "after",
            `
It sends reads only, at most ${MOST_REQUESTS}. In the folder of a Pulumi program, it also checks the configuration of the
stack, but it decrypts no secret. It exits with 1 if a check fails.`,
        )
        .action(run);
    return withTarget(command);
}

async function run({ stack: name, json, projectUid, region, baseUrl }: Flags): Promise<void> {
    const { env } = process;
    const folder = process.cwd();
    const proxy = proxyCheck(env);
    const machine = [...(await machineChecks(folder, env)), ...(proxy === undefined ? [] : [proxy])];
    const stack = await stackConfiguration(folder, name);
    const { checks: settings, settings: resolved } = settingChecks({
        options: { projectUid, region, baseUrl },
        stack,
        env,
    });
    const service = resolved === undefined ? [] : await remoteChecks(resolved);
    const checks = [...machine, ...settings, ...service];
    process.stdout.write(`${json ? JSON.stringify({ checks }, undefined, 2) : report(checks)}\n`);
    process.exitCode = checks.some(({ status }) => status === "failed") ? 1 : 0;
}

async function remoteChecks(settings: Parameters<typeof serviceChecks>[0]["settings"]): Promise<Check[]> {
    const { checks, isUsable } = await tokenChecks(settings.credentials);
    return isUsable
        ? [...checks, ...(await serviceChecks({ settings, projectUid: settings.projectUid }))]
        : checks;
}

function report(checks: readonly Check[]): string {
    const { green, yellow, red, dim } = colorsFor(process.stdout, process.env);
    const marks = { ok: green("ok"), warning: yellow("warning"), failed: red("failed"), skipped: dim("-") };
    const rows = checks.map(({ status, name, found, advice }) => [
        marks[status],
        name,
        advice === undefined ? found : `${found}. ${advice}`,
    ]);
    const failures = checks.filter(({ status }) => status === "failed").length;
    const summary = failures === 0 ? "No check failed." : `${failures} failed.`;
    return [...columns(rows), "", summary].join("\n");
}
