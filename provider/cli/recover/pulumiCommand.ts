import { spawn } from "node:child_process";
import { once } from "node:events";
import { PersonalizeError } from "../../core/errors/base";

/** A `pulumi` command failed, or is not installed. */
export class PulumiCommandError extends PersonalizeError {}

/** Runs `pulumi stack export` or `pulumi stack import` and returns what it prints. */
export async function pulumiStack(
    command: "export" | "import",
    options: readonly string[],
    input = "",
): Promise<string> {
    const args = ["stack", command, ...options, "--non-interactive"];
    const child = spawn("pulumi", args, { stdio: ["pipe", "pipe", "pipe"] });
    const output: string[] = [];
    const errors: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => output.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
    // A command that ends without reading its input is reported by its exit code.
    child.stdin.on("error", () => undefined).end(input);
    const [code] = (await once(child, "close").catch((error: NodeJS.ErrnoException) => {
        throw new PulumiCommandError(
            error.code === "ENOENT"
                ? "`pulumi` is not on the PATH. This command reads and writes the state with it: install Pulumi, or add its folder to PATH."
                : `\`pulumi ${args.join(" ")}\` can't be started: ${error.message}.`,
        );
    })) as [number | null];
    if (code !== 0) {
        throw new PulumiCommandError(failure(args, errors.join("") || output.join("")));
    }
    return output.join("");
}

function failure(args: readonly string[], printed: string): string {
    const advice = /currently locked/.test(printed)
        ? "\nThe interrupted run has left its lock. Make sure that no other run is active, run `pulumi cancel`, then run this command again."
        : "";
    return `\`pulumi ${args.join(" ")}\` failed:\n${printed.trim()}${advice}`;
}
