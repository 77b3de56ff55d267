import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { type Check, failed, ok, skipped, warning } from "./check";

const LEAST_NODE = 20;
const EXECUTABLE = "pulumi-resource-contentstack-personalize";
const COMMAND_TIMEOUT_MS = 10_000;

/** What is installed on this machine. */
export async function machineChecks(folder: string, env: NodeJS.ProcessEnv): Promise<Check[]> {
    return [nodeCheck(), await engineCheck(), sdkCheck(folder), pluginCheck(env)];
}

function nodeCheck(): Check {
    const { node } = process.versions;
    return Number.parseInt(node, 10) >= LEAST_NODE
        ? ok("Node.js", node)
        : failed("Node.js", node, `Install Node ${LEAST_NODE} or later.`);
}

async function engineCheck(): Promise<Check> {
    const version = await printed("pulumi", ["version"]);
    return version === undefined
        ? failed("pulumi", "not on the PATH", "Install Pulumi, or add its folder to PATH.")
        : ok("pulumi", version);
}

/** The SDK of the program in this folder, which decides which Node it needs. */
function sdkCheck(folder: string): Check {
    const name = "@pulumi/pulumi";
    try {
        const load = createRequire(join(folder, "package.json"));
        const { version } = load(`${name}/package.json`) as { version: string };
        const [major = 0, minor = 0] = version.split(".").map(Number);
        if (major !== 3 || minor < 216)
            return failed(name, version, "Install version 3.216 or later, below 4.");
        return minor >= 249 && Number.parseInt(process.versions.node, 10) < 22
            ? failed(name, version, "This version needs Node 22. Install it, or version 3.248.0 of the SDK.")
            : ok(name, version);
    } catch {
        return skipped(
            name,
            "not installed in this folder; only programs in TypeScript and JavaScript need it",
        );
    }
}

function pluginCheck({ PATH = "" }: NodeJS.ProcessEnv): Check {
    const name = "provider plugin";
    const extensions = process.platform === "win32" ? [".exe", ".cmd"] : [""];
    const found = PATH.split(delimiter)
        .flatMap((folder) => extensions.map((extension) => join(folder, EXECUTABLE + extension)))
        .find(isExecutable);
    return found === undefined
        ? skipped(name, "not on the PATH; YAML programs can name its folder in Pulumi.yaml under `plugins`")
        : ok(name, found);
}

function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}

/** What a command prints; undefined if it can't be run. */
export function printed(command: string, args: readonly string[], cwd?: string): Promise<string | undefined> {
    return new Promise((resolve) => {
        execFile(command, args, { cwd, timeout: COMMAND_TIMEOUT_MS, windowsHide: true }, (error, stdout) =>
            resolve(error === null ? stdout.trim() : undefined),
        );
    });
}

/** Warns of a proxy that would also receive the requests to this machine. */
export function proxyCheck(env: NodeJS.ProcessEnv): Check | undefined {
    const set = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].filter((name) => env[name]);
    if (set.length === 0) return undefined;
    return /localhost|127\.0\.0\.1|\*/.test(env.no_proxy ?? env.NO_PROXY ?? "")
        ? ok("proxy", set.join(", "))
        : warning(
              "proxy",
              `${set.join(", ")} without no_proxy for this machine`,
              "Pulumi itself talks to this machine: set no_proxy=127.0.0.1,localhost.",
          );
}
